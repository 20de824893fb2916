package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * One message of an object header: {@code block[from, to)} is its data.
 *
 * @param creationOrder where the header tracks attribute creation order, else 0
 * @param blockOffset offset in the file of {@code block[0]}
 */
record HeaderMessage(
        int type, int flags, int creationOrder, byte[] block, int from, int to, long blockOffset) {
    private static final int SHARED = 0x02;
    private static final int FAIL_IF_UNKNOWN = 0x80;

    /** The data says where the message is, it is not the message. */
    boolean shared() {
        return (flags & SHARED) != 0;
    }

    boolean failIfUnknown() {
        return (flags & FAIL_IF_UNKNOWN) != 0;
    }

    ByteCursor cursor() {
        return new ByteCursor(block, from, to, blockOffset, MessageType.name(type));
    }
}
