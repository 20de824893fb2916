package io.h5sql.engine.scan;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.format.VirtualMapping;
import io.h5sql.engine.select.ElementSet;
import io.h5sql.engine.select.ProductSet;
import io.h5sql.engine.select.Selected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sources of one virtual dataset, opened when first needed, the last used kept. Thread-safe.
 */
final class VirtualSources {
    /** Virtual datasets of virtual datasets; deeper is a cycle, or made to harm. */
    private static final int MAX_DEPTH = 16;

    /** Sources kept open: headers and index nodes, some KB each. */
    private static final int KEPT = 256;

    private final StoredArray array;
    private final Map<Key, VirtualSource> kept = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(VirtualMapping mapping, long block) {
        @Override
        public boolean equals(@org.jspecify.annotations.Nullable Object other) {
            return other instanceof Key key && key.mapping == mapping && key.block == block;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(mapping) * 31 + Long.hashCode(block);
        }
    }

    VirtualSources(StoredArray array) {
        this.array = array;
        if (array.depth() > MAX_DEPTH) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "virtual datasets nested deeper than " + MAX_DEPTH + ", or in a cycle");
        }
    }

    /**
     * The source of a mapping.
     *
     * @param block which of a series, else 0
     */
    synchronized VirtualSource of(VirtualMapping mapping, long block) {
        Key key = new Key(mapping, block);
        VirtualSource known = kept.get(key);
        if (known == null) {
            known = open(mapping, block);
            kept.put(key, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    private VirtualSource open(VirtualMapping mapping, long block) {
        StoredObject object = mapping.open(array.file(), block);
        String path = mapping.dataset().of(block);
        try {
            int rank = object.dataset().space().rank();
            StoredArray source = array.source(object, path, rank);
            List<Long> shape = object.dataset().space().shape();
            int unlimited = mapping.unlimitedAxis();
            boolean series = unlimited >= 0 && mapping.isSeries();
            long most = unlimited < 0 || series ? 0 : mapping.positionsIn(shape);
            ElementSet target =
                    series
                            ? ((Selected.Regular) mapping.target()).block(block)
                            : elements(mapping.target(), arrayShape(), most);
            ElementSet taken = elements(mapping.source(), shape, most);
            return new VirtualSource(array, source, target, taken);
        } catch (H5Exception error) {
            throw error.within(new Place(object.file().source().name(), path, -1));
        }
    }

    private List<Long> arrayShape() {
        List<Long> shape = new ArrayList<>();
        for (int axis = 0; axis < array.rank(); axis++) {
            shape.add(array.size(axis));
        }
        return shape;
    }

    private static void checkRank(Selected selected, int expected) {
        int rank = expected;
        if (selected instanceof Selected.Regular regular) {
            rank = regular.axes().size();
        } else if (selected instanceof Selected.Blocks blocks) {
            rank = blocks.rank();
        }
        if (rank != expected) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "virtual mapping of rank " + rank + ", dataset of rank " + expected);
        }
    }

    private static ElementSet elements(Selected selected, List<Long> shape, long most) {
        checkRank(selected, shape.size());
        if (selected instanceof Selected.All) {
            return ProductSet.all(shape);
        } else if (selected instanceof Selected.Regular regular) {
            return regular.elements(most);
        } else if (selected instanceof Selected.Blocks blocks) {
            return blocks.elements();
        } else if (selected instanceof Selected.None) {
            return ProductSet.all(List.of(0L));
        }
        throw H5Exception.unsupported("a virtual dataset mapped by points");
    }
}
