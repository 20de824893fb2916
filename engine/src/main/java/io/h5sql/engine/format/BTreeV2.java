package io.h5sql.engine.format;

/**
 * SHELL. Version 2 B-tree (III.A.2): header, internal and leaf nodes, every checksum verified;
 * reads only nodes on the way. Thread-safe.
 */
final class BTreeV2 {
    BTreeV2(FormatReader file, long address) {
        throw new UnsupportedOperationException();
    }

    int type() {
        throw new UnsupportedOperationException();
    }

    int recordSize() {
        throw new UnsupportedOperationException();
    }

    long recordCount() {
        throw new UnsupportedOperationException();
    }

    /** Visits in order the records for which the probe answers 0. */
    void search(Probe probe, RecordVisitor visitor) {
        throw new UnsupportedOperationException();
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
}
