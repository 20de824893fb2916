package io.h5sql.engine.format;

/**
 * Superblock (II.A), versions 0 to 3.
 *
 * @param offsetBytes width of addresses in the file, 2, 4 or 8
 * @param lengthBytes width of sizes in the file, 2, 4 or 8
 * @param baseAddress offset in the file of the superblock; addresses count from it
 * @param endOfFile offset in the file after its last byte in use
 * @param rootAddress of the root group's object header
 * @param consistencyFlags of version 3: bit 0 open for writing, bit 2 open for SWMR writing
 */
public record Superblock(
        int version,
        int offsetBytes,
        int lengthBytes,
        long baseAddress,
        long endOfFile,
        long rootAddress,
        int consistencyFlags) {
    /** An address that names nothing. */
    public static final long UNDEFINED = -1L;
}
