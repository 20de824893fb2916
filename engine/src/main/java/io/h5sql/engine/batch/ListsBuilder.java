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
    void copy(Vector source, int from, int count) {
        Vector.Lists stored = (Vector.Lists) source;
        int first = stored.offsets()[from];
        int shift = elements.size() - first;
        elements.append(stored.elements(), first, stored.offsets()[from + count] - first);
        long needed = size() + count + 1L;
        if (needed > offsets.length) {
            offsets = Arrays.copyOf(offsets, grown(offsets.length, needed, 4));
        }
        for (int i = 1; i <= count; i++) {
            offsets[size() + i] = stored.offsets()[from + i] + shift;
        }
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
