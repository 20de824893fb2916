package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/** Reads blocks of index structures: bounded by the file, and verified where they end in a sum. */
final class IndexBlocks {
    /** Bytes of the checksum that ends a version 2 structure. */
    static final int CHECKSUM_BYTES = 4;

    private final FormatReader file;

    IndexBlocks(FormatReader file) {
        this.file = file;
    }

    int offsetBytes() {
        return file.superblock().offsetBytes();
    }

    int lengthBytes() {
        return file.superblock().lengthBytes();
    }

    long fileSize() {
        return file.fileSize();
    }

    /** A block whose last four bytes are the checksum of those before them. */
    ByteCursor readChecked(long address, long length, String structure) {
        long offset = file.fileOffset(address);
        byte[] block =
                file.settled(
                        () -> {
                            byte[] fresh = file.block(address, length, structure);
                            Checksum.verify(fresh, 0, fresh.length, offset, structure);
                            return fresh;
                        });
        return new ByteCursor(block, 0, block.length - CHECKSUM_BYTES, offset, structure);
    }
}
