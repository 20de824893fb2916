package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds messages that are stored elsewhere: in a committed datatype's header (shared message,
 * IV.A.2) or in the file's shared message heap (III.I), which the shared message table of the
 * superblock extension names.
 *
 * <pre>
 * shared message: version 1, type 1, then
 *   version 1      reserved 6, local heap id L, object header address O
 *   version 2      object header address O
 *   version 3      type 1: heap id 8; else object header address O
 * </pre>
 */
final class SharedMessages {
    private static final int IN_HEAP = 1;

    private final FormatReader file;
    private final List<Index> indexes;

    private SharedMessages(FormatReader file, List<Index> indexes) {
        this.file = file;
        this.indexes = indexes;
    }

    /** Heap of the message types whose bits are set in {@code types}. */
    private record Index(int types, Lazy<FractalHeap> heap) {}

    static SharedMessages of(FormatReader file, long extensionAddress) {
        List<Index> indexes = new ArrayList<>();
        if (extensionAddress >= 0) {
            ObjectHeader extension = ObjectHeader.read(file, extensionAddress);
            extension
                    .first(MessageType.SHARED_MESSAGE_TABLE)
                    .ifPresent(message -> readTable(file, message, indexes));
        }
        return new SharedMessages(file, indexes);
    }

    private static void readTable(FormatReader file, HeaderMessage message, List<Index> indexes) {
        Superblock sizes = file.superblock();
        ByteCursor body = message.cursor();
        FormatVersion.read(body, "shared message table message", 0, 0);
        long address = body.address(sizes.offsetBytes());
        int count = body.u8();
        int length = 8 + count * (14 + 2 * sizes.offsetBytes());
        ByteCursor table = file.cursor(address, length, "shared message table").expect("SMTB");
        Checksum.verify(table.array(), 0, length, file.fileOffset(address), "shared message table");
        for (int i = 0; i < count; i++) {
            FormatVersion.read(table, "shared message index", 0, 0);
            table.skip(1);
            int types = table.u16();
            table.skip(10);
            table.skip(sizes.offsetBytes());
            long heap = table.address(sizes.offsetBytes());
            indexes.add(new Index(types, new Lazy<>(() -> FractalHeap.open(file, heap))));
        }
    }

    /** What a shared message of a type refers to. */
    HeaderMessage target(ByteCursor cursor, int type) {
        int version = FormatVersion.read(cursor, "shared message", 1, 3);
        int where = cursor.u8();
        if (version == 3 && where == IN_HEAP) {
            return inHeap(cursor.bytes(8), type);
        }
        Superblock sizes = file.superblock();
        cursor.skip(version == 1 ? 6 + sizes.lengthBytes() : 0);
        long address = cursor.address(sizes.offsetBytes());
        HeaderMessage found =
                ObjectHeader.read(file, address)
                        .first(type)
                        .orElseThrow(
                                () ->
                                        H5Exception.corrupt(
                                                "shared "
                                                        + MessageType.name(type)
                                                        + " expected in this object header",
                                                file.fileOffset(address)));
        if (found.shared()) {
            throw H5Exception.corrupt(
                    "shared " + MessageType.name(type) + " that is itself only a reference",
                    file.fileOffset(address));
        }
        return found;
    }

    /** A message by its id in the shared message heap. */
    HeaderMessage inHeap(byte[] id, int type) {
        for (Index index : indexes) {
            if ((index.types & 1 << type) != 0) {
                byte[] body = index.heap.get().object(id);
                return new HeaderMessage(type, 0, 0, body, 0, body.length, 0);
            }
        }
        throw new H5Exception(
                ErrorCode.CORRUPT_STRUCTURE,
                "shared " + MessageType.name(type) + ", but the file has no index of them");
    }
}
