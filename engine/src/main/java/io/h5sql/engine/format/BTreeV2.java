package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import org.jspecify.annotations.Nullable;

/**
 * Version 2 B-tree (III.A.2): header {@code BTHD}, internal nodes {@code BTIN}, leaf nodes {@code
 * BTLF}, every checksum verified. Records are opaque here; what they mean is the caller's.
 *
 * <p>A search reads the nodes on its way only; the last few stay in memory. Damage is bounded: a
 * level is always one below its parent's, and no search may meet more records than the header
 * counts, which in turn must fit the file. Thread-safe.
 */
final class BTreeV2 {
    private static final String STRUCTURE = "B-tree version 2";
    private static final int CACHED_NODES = 64;
    private static final long CACHED_BYTES = 4L << 20;

    /** Signature, version, type and checksum of a node. */
    private static final int NODE_OVERHEAD = 10;

    /** Offset of a node's first record. */
    private static final int RECORDS_OFFSET = 6;

    /** More levels than any tree with records in a file of 2^63 bytes has. */
    private static final int MAX_DEPTH = 64;

    private final IndexBlocks blocks;
    private final RecentlyUsed<Node> cache = new RecentlyUsed<>(CACHED_BYTES, CACHED_NODES);
    private final int type;
    private final int recordSize;
    private final int depth;
    private final long rootAddress;
    private final int rootRecords;
    private final long recordCount;
    private final Levels levels;

    BTreeV2(FormatReader file, long address) {
        blocks = new IndexBlocks(file);
        int offsetBytes = blocks.offsetBytes();
        int lengthBytes = blocks.lengthBytes();
        ByteCursor in = blocks.readChecked(address, 22L + offsetBytes + lengthBytes, STRUCTURE);
        in.expect("BTHD");
        expectVersion(in);
        type = in.u8();
        long nodeSize = in.u32();
        recordSize = in.u16();
        depth = in.u16();
        in.skip(2);
        rootAddress = in.address(offsetBytes);
        rootRecords = in.u16();
        recordCount = in.length(lengthBytes);
        if (recordSize == 0 || depth > MAX_DEPTH) {
            throw in.corrupt("record size " + recordSize + " or depth " + depth + " is impossible");
        }
        if (recordCount > blocks.fileSize() / recordSize) {
            throw in.corrupt(
                    recordCount + " records of " + recordSize + " bytes do not fit the file");
        }
        levels = Levels.of(in, nodeSize, recordSize, depth, offsetBytes);
    }

    int type() {
        return type;
    }

    int recordSize() {
        return recordSize;
    }

    long recordCount() {
        return recordCount;
    }

    /** Visits in order the records for which the probe answers 0. */
    void search(Probe probe, RecordVisitor visitor) {
        if (rootRecords == 0 || rootAddress == Superblock.UNDEFINED) {
            return;
        }
        new Search(probe, visitor).visit(rootAddress, rootRecords, depth);
    }

    /**
     * Negative: the record lies before what is wanted; positive: after; 0: wanted. Monotone in
     * record order.
     */
    interface Probe {
        int compare(byte[] node, int offset);
    }

    /** Takes a record; false ends the search. */
    interface RecordVisitor {
        boolean visit(byte[] node, int offset);
    }

    private static void expectVersion(ByteCursor in) {
        int version = in.u8();
        if (version != 0) {
            throw H5Exception.unsupported(STRUCTURE + " of format version " + version);
        }
    }

    private Node node(long address, int records, int level) {
        Node cached = cache.get(address);
        if (cached != null && cached.records == records && cached.level == level) {
            return cached;
        }
        if (records == 0 || records > levels.maxRecords[level]) {
            throw H5Exception.corrupt(
                    STRUCTURE
                            + ": "
                            + records
                            + " records in a node of level "
                            + level
                            + ", 1 to "
                            + levels.maxRecords[level]
                            + " expected",
                    address);
        }
        long length = NODE_OVERHEAD + (long) records * recordSize;
        if (level > 0) {
            length += (records + 1L) * levels.pointerSize(level);
        }
        ByteCursor in = blocks.readChecked(address, length, STRUCTURE + " node");
        in.expect(level > 0 ? "BTIN" : "BTLF");
        expectVersion(in);
        int nodeType = in.u8();
        if (nodeType != type) {
            throw in.corrupt("node of record type " + nodeType + " in a tree of type " + type);
        }
        Node node = new Node(in.array(), records, level);
        cache.replace(address, node, node.bytes.length);
        return node;
    }

    /** A verified node of {@code records} records; level 0 is a leaf. */
    private record Node(byte[] bytes, int records, int level) {}

    /**
     * Capacity and field widths of each level (III.A.2, "number of records" fields of child
     * pointers: as many bytes as the largest possible count takes).
     *
     * @param maxRecords most records a node of each level can hold
     * @param countSize bytes of a child's own record count
     * @param totalSize bytes of the record count of a subtree whose root has each level; 0 at 0
     */
    private record Levels(int[] maxRecords, int offsetBytes, int countSize, int[] totalSize) {
        static Levels of(ByteCursor in, long nodeSize, int recordSize, int depth, int offsetBytes) {
            int[] maxRecords = new int[depth + 1];
            int[] totalSize = new int[depth + 1];
            maxRecords[0] = capacity(in, nodeSize - NODE_OVERHEAD, recordSize);
            int countSize = limitSize(maxRecords[0]);
            double cumulative = maxRecords[0];
            for (int level = 1; level <= depth; level++) {
                int pointer = offsetBytes + countSize + totalSize[level - 1];
                maxRecords[level] =
                        capacity(in, nodeSize - NODE_OVERHEAD - pointer, recordSize + pointer);
                cumulative = (maxRecords[level] + 1.0) * cumulative + maxRecords[level];
                totalSize[level] = cumulative < 0x1p62 ? limitSize((long) cumulative) : 8;
            }
            return new Levels(maxRecords, offsetBytes, countSize, totalSize);
        }

        private static int capacity(ByteCursor in, long space, int each) {
            long records = space / each;
            if (records < 1 || records > Integer.MAX_VALUE) {
                throw in.corrupt(space + " bytes of a node cannot hold records of " + each);
            }
            return (int) records;
        }

        /** Bytes of a field that holds 0 to {@code limit}. */
        private static int limitSize(long limit) {
            return (63 - Long.numberOfLeadingZeros(limit)) / 8 + 1;
        }

        /** Bytes of one child pointer in a node of {@code level}. */
        int pointerSize(int level) {
            return offsetBytes + countSize + totalSize[level - 1];
        }
    }

    /** One search: counts what it meets, so that shared or cyclic nodes cannot keep it busy. */
    private final class Search {
        private final Probe probe;
        private final RecordVisitor visitor;
        private long budget = recordCount;

        Search(Probe probe, RecordVisitor visitor) {
            this.probe = probe;
            this.visitor = visitor;
        }

        /** False when the visitor has had enough. */
        boolean visit(long address, int records, int level) {
            Node node = node(address, records, level);
            int from = firstAtLeast(node, 0);
            int to = firstAtLeast(node, 1);
            spend(address, Math.max(1, to - from));
            @Nullable ByteCursor pointers = level == 0 ? null : pointers(node, address);
            for (int i = from; i <= to; i++) {
                if (pointers != null && !descend(pointers, node, i)) {
                    return false;
                }
                if (i < to && !visitor.visit(node.bytes, RECORDS_OFFSET + i * recordSize)) {
                    return false;
                }
            }
            return true;
        }

        private boolean descend(ByteCursor pointers, Node node, int child) {
            int start = RECORDS_OFFSET + node.records * recordSize;
            pointers.seek(start + child * levels.pointerSize(node.level));
            long address = pointers.address(levels.offsetBytes);
            long records = pointers.length(levels.countSize);
            if (records > Integer.MAX_VALUE) {
                throw pointers.corrupt("a child of " + records + " records");
            }
            return visit(address, (int) records, node.level - 1);
        }

        private ByteCursor pointers(Node node, long address) {
            int end = node.bytes.length - IndexBlocks.CHECKSUM_BYTES;
            return new ByteCursor(node.bytes, 0, end, address, STRUCTURE + " node");
        }

        /** Index of the first record whose probe answers at least {@code sign}. */
        private int firstAtLeast(Node node, int sign) {
            int low = 0;
            int high = node.records;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int answer =
                        Integer.signum(
                                probe.compare(node.bytes, RECORDS_OFFSET + middle * recordSize));
                if (answer < sign) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private void spend(long address, int records) {
            budget -= records;
            if (budget < 0) {
                throw H5Exception.corrupt(
                        STRUCTURE
                                + ": more nodes and records than the "
                                + recordCount
                                + " its header counts",
                        address);
            }
        }
    }
}
