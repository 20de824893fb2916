package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Version 1 B-tree of node type 1 (III.A.1): {@code TREE}, type, level, entries used, siblings,
 * then keys and children in turn. A key holds the stored size, the filter mask and the element
 * offsets of a chunk, and of the element's bytes, which is 0. Keys ascend in lexicographic order.
 *
 * <p>Levels go down by one; a walk reads no more nodes than the file has room for. The last nodes
 * read are kept. Thread-safe.
 */
final class BTreeV1ChunkIndex implements ChunkIndex {
    private static final String STRUCTURE = "chunk B-tree version 1";
    private static final int CACHED_NODES = 32;
    private static final long CACHED_BYTES = 4L << 20;

    /** Children of a full node by default; such a node is read at once. */
    private static final int USUAL_CHILDREN = 64;

    private final ChunkStore store;
    private final long root;
    private final int rank;
    private final int offsetBytes;
    private final int keyBytes;
    private final RecentlyUsed<Node> cache = new RecentlyUsed<>(CACHED_BYTES, CACHED_NODES);

    BTreeV1ChunkIndex(ChunkStore store, long root) {
        this.store = store;
        this.root = root;
        this.rank = store.rank();
        this.offsetBytes = store.file().superblock().offsetBytes();
        this.keyBytes = 8 + 8 * (rank + 1);
    }

    @Override
    public @Nullable ChunkRecord find(long[] scaled) {
        if (root == Superblock.UNDEFINED || !store.inside(scaled)) {
            return null;
        }
        long[] wanted = offsets(scaled);
        Node node = node(root, -1);
        int child = node.lastAtMost(wanted);
        while (child >= 0 && node.level > 0) {
            node = node(node.child(child), node.level - 1);
            child = node.lastAtMost(wanted);
        }
        boolean found = child >= 0 && node.compare(child, wanted) == 0;
        return found ? node.record(child) : null;
    }

    @Override
    public void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
        List<long[]> box = store.clip(from, to);
        if (root != Superblock.UNDEFINED && !box.isEmpty()) {
            new Walk(offsets(box.get(0)), offsets(box.get(1)), visitor).visit(node(root, -1));
        }
    }

    private long[] offsets(long[] scaled) {
        long[] offsets = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            offsets[axis] = scaled[axis] * store.chunkLength(axis);
        }
        return offsets;
    }

    /**
     * @param level that the parent asks for, or -1 for the root
     */
    private Node node(long address, int level) {
        Node cached = cache.get(address);
        if (cached == null) {
            cached = read(address);
            cache.replace(address, cached, cached.bytes.length);
        }
        if (level >= 0 && cached.level != level) {
            throw H5Exception.corrupt(
                    STRUCTURE + ": a node of level " + cached.level + ", " + level + " expected",
                    store.file().fileOffset(address));
        }
        return cached;
    }

    private Node read(long address) {
        int prefix = 8 + 2 * offsetBytes;
        int each = keyBytes + offsetBytes;
        int usual = prefix + USUAL_CHILDREN * each + keyBytes;
        byte[] block = store.file().beginning(address, usual, STRUCTURE);
        ByteCursor in = cursor(block, address).expect("TREE");
        int type = in.u8();
        int level = in.u8();
        int entries = in.u16();
        if (type != 1) {
            throw in.corrupt("node of type " + type + ", 1 expected");
        }
        int length = prefix + entries * each + keyBytes;
        if (length > block.length) {
            block = store.file().block(address, length, STRUCTURE);
        }
        return new Node(block, address, level, entries);
    }

    private ByteCursor cursor(byte[] block, long address) {
        return new ByteCursor(block, 0, block.length, store.file().fileOffset(address), STRUCTURE);
    }

    /** A node as it is stored. */
    private final class Node {
        private final byte[] bytes;
        private final long address;
        private final int level;
        private final int entries;

        Node(byte[] bytes, long address, int level, int entries) {
            this.bytes = bytes;
            this.address = address;
            this.level = level;
            this.entries = entries;
        }

        /** Index of the last child whose key is not above the offsets, or -1. */
        int lastAtMost(long[] wanted) {
            int low = 0;
            int high = entries;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, wanted) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        int compare(int key, long[] wanted) {
            int order = 0;
            for (int axis = 0; order == 0 && axis < rank; axis++) {
                order = Long.compareUnsigned(offset(key, axis), wanted[axis]);
            }
            return order;
        }

        /** Element offset of a key; key {@code entries} is the bound after the last child. */
        long offset(int key, int axis) {
            return number(keyAt(key) + 8 + 8 * axis, 8);
        }

        long child(int child) {
            return cursor(bytes, address).seek(keyAt(child) + keyBytes).address(offsetBytes);
        }

        ChunkRecord record(int child) {
            long[] scaled = new long[rank];
            for (int axis = 0; axis < rank; axis++) {
                long offset = offset(child, axis);
                scaled[axis] = offset / store.chunkLength(axis);
                if (offset < 0 || scaled[axis] * store.chunkLength(axis) != offset) {
                    throw H5Exception.corrupt(
                            STRUCTURE
                                    + ": offset "
                                    + Long.toUnsignedString(offset)
                                    + " is no start of a chunk of "
                                    + store.chunkLength(axis),
                            store.file().fileOffset(address));
                }
            }
            int mask = (int) number(keyAt(child) + 4, 4);
            return store.record(scaled, child(child), number(keyAt(child), 4), mask);
        }

        private int keyAt(int key) {
            return 8 + 2 * offsetBytes + key * (keyBytes + offsetBytes);
        }

        private long number(int at, int width) {
            long value = 0;
            for (int i = width - 1; i >= 0; i--) {
                value = value << 8 | bytes[at + i] & 0xff;
            }
            return value;
        }
    }

    /** One walk over the chunks of a box of element offsets. */
    private final class Walk {
        private final long[] from;
        private final long[] to;
        private final Consumer<ChunkRecord> visitor;
        private long budget = store.file().fileSize() / (8 + 2 * offsetBytes + keyBytes) + 1;

        Walk(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
            this.from = from;
            this.to = to;
            this.visitor = visitor;
        }

        void visit(Node node) {
            if (--budget < 0) {
                throw H5Exception.corrupt(
                        STRUCTURE + ": more nodes than the file has room for",
                        store.file().fileOffset(node.address));
            }
            for (int child = Math.max(0, node.lastAtMost(from)); child < node.entries; child++) {
                if (node.level == 0) {
                    emit(node, child);
                } else if (mayHold(node, child)) {
                    visit(node(node.child(child), node.level - 1));
                }
                if (child + 1 < node.entries && node.offset(child + 1, 0) >= to[0]) {
                    return;
                }
            }
        }

        private void emit(Node node, int child) {
            for (int axis = 0; axis < rank; axis++) {
                long offset = node.offset(child, axis);
                if (offset < from[axis] || offset >= to[axis]) {
                    return;
                }
            }
            visitor.accept(node.record(child));
        }

        /**
         * Whether the offsets between a child's key and the next can lie in the box: axes on which
         * both keys agree are fixed, the first on which they differ has a range.
         */
        private boolean mayHold(Node node, int child) {
            for (int axis = 0; axis < rank; axis++) {
                long low = node.offset(child, axis);
                long high = node.offset(child + 1, axis);
                if (high < from[axis] || low >= to[axis]) {
                    return false;
                }
                if (low != high) {
                    return true;
                }
            }
            return true;
        }
    }
}
