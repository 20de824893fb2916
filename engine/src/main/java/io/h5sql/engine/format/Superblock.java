package io.h5sql.engine.format;

/** SHELL: Superblock (II.A-C), versions 0-3. */
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
