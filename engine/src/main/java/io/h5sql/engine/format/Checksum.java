package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;

/** The checksum that ends every version 2 metadata structure: {@link Lookup3} of what precedes. */
final class Checksum {
    private Checksum() {}

    /**
     * Verifies {@code block[from, to)}, whose last four bytes are the stored checksum.
     *
     * @throws H5Exception CHECKSUM_MISMATCH
     */
    static void verify(byte[] block, int from, int to, long fileOffset, String structure) {
        if (to - from < 4 || to > block.length) {
            throw H5Exception.corrupt(structure + ": too short for its checksum", fileOffset);
        }
        int at = to - 4;
        int stored =
                (block[at] & 0xff)
                        | (block[at + 1] & 0xff) << 8
                        | (block[at + 2] & 0xff) << 16
                        | block[at + 3] << 24;
        compare(stored, Lookup3.hash(block, from, at - from), fileOffset, structure);
    }

    static void compare(int stored, int computed, long fileOffset, String structure) {
        if (stored != computed) {
            throw new H5Exception(
                    ErrorCode.CHECKSUM_MISMATCH,
                    String.format(
                            "%s: checksum %08x is stored, its bytes have %08x",
                            structure, stored, computed),
                    Place.ofOffset(fileOffset));
        }
    }
}
