package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Object header (IV.A.1) of version 1 and 2 with its continuation blocks. An object in most files
 * takes one read.
 *
 * <pre>
 * version 1                          version 2
 * version 1, reserved  1 + 1         signature OHDR   4
 * number of messages   2             version 2        1
 * reference count      4             flags            1
 * header size          4             times            4 x 4  (flags bit 5)
 * padding              4             phase change     2 + 2  (flags bit 4)
 *                                    size of chunk 0  1, 2, 4 or 8 (flags bits 0-1)
 * message: type 2, size 2,           message: type 1, size 2, flags 1,
 *   flags 1, reserved 3, data          creation order 2 (flags bit 2), data
 *                                    gap, checksum    4
 * </pre>
 *
 * @param flags of a version 2 header, else 0
 * @param bytes memory that the messages hold
 */
record ObjectHeader(long address, int flags, List<HeaderMessage> messages, long bytes) {
    private static final int FIRST_READ = 512;
    private static final int TRACKS_CREATION_ORDER = 0x04;

    ObjectHeader {
        messages = List.copyOf(messages);
    }

    /** Attributes have a creation order. */
    boolean tracksCreationOrder() {
        return (flags & TRACKS_CREATION_ORDER) != 0;
    }

    boolean has(int type) {
        return first(type).isPresent();
    }

    Optional<HeaderMessage> first(int type) {
        for (HeaderMessage message : messages) {
            if (message.type() == type) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    List<HeaderMessage> all(int type) {
        return messages.stream().filter(message -> message.type() == type).toList();
    }

    /** Refuses a header with a message that a reader has to know and this one does not. */
    void checkUnknownMessages() {
        for (HeaderMessage message : messages) {
            if (message.type() > MessageType.LAST_KNOWN && message.failIfUnknown()) {
                throw H5Exception.unsupported(
                        "header message of unknown type "
                                + message.type()
                                + " that says not to read the object without it");
            }
        }
    }

    static ObjectHeader read(FormatReader file, long address) {
        return new Parser(file).header(address);
    }

    /** Reads one header. */
    private static final class Parser {
        private final FormatReader file;
        private final List<HeaderMessage> messages = new ArrayList<>();
        private final Deque<Continuation> pending = new ArrayDeque<>();
        private final Set<Long> seen = new HashSet<>();
        private long total;
        private int flags;

        Parser(FormatReader file) {
            this.file = file;
        }

        ObjectHeader header(long address) {
            byte[] head = file.beginning(address, FIRST_READ, "object header");
            boolean modern = head.length >= 4 && head[0] == 'O' && head[1] == 'H';
            seen.add(address);
            if (modern) {
                versionTwo(address, head);
            } else {
                versionOne(address, head);
            }
            while (!pending.isEmpty()) {
                continuation(pending.remove(), modern);
            }
            return new ObjectHeader(address, flags, messages, total);
        }

        private void versionOne(long address, byte[] head) {
            ByteCursor cursor = cursor(head, address);
            int version = cursor.u8();
            if (version != 1) {
                throw H5Exception.corrupt(
                        "object header expected, byte " + version + " found",
                        file.fileOffset(address));
            }
            cursor.skip(7);
            long size = cursor.u32();
            block(address, head, 16, size, 0);
        }

        private void versionTwo(long address, byte[] head) {
            ByteCursor cursor = cursor(head, address).expect("OHDR");
            FormatVersion.read(cursor, "object header", 2, 2);
            flags = cursor.u8();
            cursor.skip((flags & 0x20) != 0 ? 16 : 0);
            cursor.skip((flags & 0x10) != 0 ? 4 : 0);
            long size = cursor.length(1 << (flags & 3));
            block(address, head, cursor.position(), size, 4);
        }

        /** Messages of the first block, which may be longer than what is read already. */
        private void block(long address, byte[] head, int prefix, long size, int checksum) {
            long whole = prefix + size + checksum;
            if (size < 0 || whole < 0) {
                throw H5Exception.corrupt(
                        "object header of " + size + " bytes", file.fileOffset(address));
            }
            byte[] block =
                    whole <= head.length ? head : file.block(address, whole, "object header");
            count(block.length);
            int end = (int) whole;
            if (checksum > 0) {
                Checksum.verify(block, 0, end, file.fileOffset(address), "object header");
                modern(block, prefix, end - 4, address);
            } else {
                old(block, prefix, end, address);
            }
        }

        private void continuation(Continuation next, boolean modern) {
            String name = "object header continuation";
            if (!seen.add(next.address)) {
                throw H5Exception.corrupt(
                        name + ": a block that is its own continuation",
                        file.fileOffset(next.address));
            }
            byte[] block = file.block(next.address, next.length, name);
            count(block.length);
            if (modern) {
                cursor(block, next.address).expect("OCHK");
                Checksum.verify(block, 0, block.length, file.fileOffset(next.address), name);
                modern(block, 4, block.length - 4, next.address);
            } else {
                old(block, 0, block.length, next.address);
            }
        }

        /** Blocks may not overlap, so together they are no longer than the file. */
        private void count(int length) {
            total += length;
            if (total > file.fileSize() + FIRST_READ) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "object header: its blocks are longer than the file");
            }
        }

        private void old(byte[] block, int from, int to, long address) {
            ByteCursor cursor =
                    new ByteCursor(block, from, to, file.fileOffset(address), "object header");
            while (cursor.remaining() >= 8) {
                int type = cursor.u16();
                int size = cursor.u16();
                int messageFlags = cursor.u8();
                cursor.skip(3);
                take(cursor, type, messageFlags, 0, size);
            }
        }

        private void modern(byte[] block, int from, int to, long address) {
            ByteCursor cursor =
                    new ByteCursor(block, from, to, file.fileOffset(address), "object header");
            boolean ordered = (flags & TRACKS_CREATION_ORDER) != 0;
            int prefix = ordered ? 6 : 4;
            while (cursor.remaining() >= prefix) {
                int type = cursor.u8();
                int size = cursor.u16();
                int messageFlags = cursor.u8();
                int order = ordered ? cursor.u16() : 0;
                take(cursor, type, messageFlags, order, size);
            }
        }

        private void take(ByteCursor cursor, int type, int messageFlags, int order, int size) {
            int from = cursor.position();
            long blockOffset = cursor.fileOffset() - from;
            cursor.skip(size);
            HeaderMessage message =
                    new HeaderMessage(
                            type,
                            messageFlags,
                            order,
                            cursor.array(),
                            from,
                            from + size,
                            blockOffset);
            if (type == MessageType.CONTINUATION) {
                ByteCursor body = message.cursor();
                Superblock sizes = file.superblock();
                pending.add(
                        new Continuation(
                                body.address(sizes.offsetBytes()),
                                body.length(sizes.lengthBytes())));
            } else if (type != MessageType.NIL) {
                messages.add(message);
            }
        }

        private ByteCursor cursor(byte[] block, long address) {
            return new ByteCursor(
                    block, 0, block.length, file.fileOffset(address), "object header");
        }
    }

    private record Continuation(long address, long length) {}
}
