package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.type.Datatype;

/**
 * Attribute message (IV.A.2.m).
 *
 * <pre>
 * version 1: version 1, reserved 1, name size 2, datatype size 2, dataspace size 2,
 *            name, datatype, dataspace each padded to eight, data
 * version 2: version 1, flags 1 (bit 0 datatype shared, bit 1 dataspace shared), sizes 3 x 2,
 *            name, datatype, dataspace unpadded, data
 * version 3: as version 2 with the name's character set 1 after the sizes
 * </pre>
 */
final class AttributeMessage {
    private AttributeMessage() {}

    static Attribute decode(ByteCursor cursor, FormatReader file) {
        int version = FormatVersion.read(cursor, "attribute message", 1, 3);
        int flags = cursor.u8();
        int nameSize = cursor.u16();
        int typeSize = cursor.u16();
        int spaceSize = cursor.u16();
        cursor.skip(version == 3 ? 1 : 0);
        boolean padded = version == 1;
        String name = StoredName.padded(part(cursor, nameSize, padded), nameSize);
        boolean sharedType = version > 1 && (flags & 1) != 0;
        boolean sharedSpace = version > 1 && (flags & 2) != 0;
        Superblock sizes = file.superblock();
        ByteCursor typeBody = part(cursor, typeSize, padded);
        ByteCursor spaceBody = part(cursor, spaceSize, padded);
        Datatype type =
                DatatypeMessage.decode(
                        whole(file, typeBody, sharedType, MessageType.DATATYPE),
                        sizes.offsetBytes());
        Dataspace space =
                DataspaceMessage.decode(
                        whole(file, spaceBody, sharedSpace, MessageType.DATASPACE),
                        sizes.lengthBytes());
        long bytes = DataspaceMessage.bytes(space, type.size());
        if (bytes > cursor.remaining()) {
            throw cursor.corrupt(
                    "attribute "
                            + name
                            + ": a value of "
                            + bytes
                            + " bytes, "
                            + cursor.remaining()
                            + " left");
        }
        return new Attribute(name, type, space, cursor.bytes((int) bytes));
    }

    private static ByteCursor whole(
            FormatReader file, ByteCursor body, boolean shared, int messageType) {
        return shared ? file.sharedMessages().target(body, messageType).cursor() : body;
    }

    /** The name alone, so that an odd type or value does not hide the others. */
    static String name(ByteCursor cursor) {
        int version = FormatVersion.read(cursor, "attribute message", 1, 3);
        cursor.skip(1);
        int size = cursor.u16();
        cursor.skip(version == 3 ? 5 : 4);
        return StoredName.padded(cursor, size);
    }

    /** A cursor over the next part, which is passed. */
    private static ByteCursor part(ByteCursor cursor, int size, boolean padded) {
        int from = cursor.position();
        long blockOffset = cursor.fileOffset() - from;
        cursor.skip(padded ? size + 7 & ~7 : size);
        return new ByteCursor(cursor.array(), from, from + size, blockOffset, "attribute message");
    }
}
