package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
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
        return file.source().size();
    }

    /** {@code length} bytes at {@code address}; refused before memory is reserved. */
    byte[] read(long address, long length, String structure) {
        if (address < 0 || length < 0 || length > Integer.MAX_VALUE - 8 || length > fileSize()) {
            throw H5Exception.corrupt(
                    structure
                            + ": "
                            + length
                            + " bytes at "
                            + Long.toUnsignedString(address)
                            + " do not fit a file of "
                            + fileSize(),
                    address);
        }
        byte[] block = new byte[(int) length];
        file.read(address, block, 0, block.length);
        return block;
    }

    /** A block whose last four bytes are the checksum of those before them. */
    ByteCursor readChecked(long address, long length, String structure) {
        byte[] block =
                file.settled(
                        () -> {
                            byte[] fresh = read(address, length, structure);
                            verify(fresh, 0, fresh.length, address, structure);
                            return fresh;
                        });
        return new ByteCursor(block, 0, block.length - CHECKSUM_BYTES, address, structure);
    }

    /** Verifies that {@code block[from, to)} ends in the checksum of what precedes it. */
    static void verify(byte[] block, int from, int to, long address, String structure) {
        int end = to - CHECKSUM_BYTES;
        int stored = new ByteCursor(block, end, to, address, structure).i32();
        int computed = Lookup3.hash(block, from, end - from);
        if (stored != computed) {
            throw new H5Exception(
                    ErrorCode.CHECKSUM_MISMATCH,
                    structure
                            + ": checksum "
                            + Integer.toHexString(computed)
                            + " computed, "
                            + Integer.toHexString(stored)
                            + " stored",
                    Place.ofOffset(address));
        }
    }
}
