package io.h5sql.engine.io;

/**
 * Identity and state of a file as caches see it.
 *
 * @param key what names the file: its real path, and the inode where there is one
 * @param size bytes
 * @param modifiedNanos last modification, nanoseconds since the epoch
 */
public record FileIdentity(String key, long size, long modifiedNanos) {}
