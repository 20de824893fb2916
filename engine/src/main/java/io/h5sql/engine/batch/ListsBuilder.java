package io.h5sql.engine.batch;

import io.h5sql.engine.type.ColumnType;
import java.util.Arrays;

/** Builder of {@link Vector.Lists}: append elements to the child, then end the list. */
public final class ListsBuilder extends VectorBuilder {
    private final ColumnType.ListOf type;
    private final VectorBuilder elements;
    private int[] offsets;

    ListsBuilder(ColumnType.ListOf type, int capacity, VectorBuilder elements) {
        this.type = type;
        this.elements = elements;
        offsets = new int[capacity + 1];
    }

    /** Builder of the elements of all lists. */
    public VectorBuilder elements() {
        return elements;
    }

    /** Makes one list of the elements appended since the last. */
    public void endList() {
        endListAt(elements.size());
    }

    /** Makes {@code n} lists of {@code length} elements each, appended since the last list. */
    public void endLists(int n, int length) {
        int from = offsets[size()];
        for (int i = 1; i <= n; i++) {
            endListAt(Math.addExact(from, Math.multiplyExact(i, length)));
        }
    }

    @Override
    public void appendNull() {
        endList();
        markNull(size() - 1);
    }

    @Override
    public long bytes() {
        return 4L * size() + elements.bytes();
    }

    @Override
    public Vector.Lists build() {
        return new Vector.Lists(type, offsets, elements.build(), size(), validity());
    }

    private void endListAt(int end) {
        if (size() + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, size() + 2L, 4));
        }
        advance(1);
        offsets[size()] = end;
    }
}
