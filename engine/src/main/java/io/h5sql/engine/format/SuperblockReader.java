package io.h5sql.engine.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.io.ByteSource;
import java.util.HexFormat;

/**
 * Finds and reads the superblock (II.A). It begins at byte 0, 512 or a doubling of that; what lies
 * before is the user block.
 *
 * <pre>
 * version 0, 1                          version 2, 3
 * signature            8                signature            8
 * superblock version   1                superblock version   1
 * free space version   1                size of offsets      1
 * root entry version   1                size of lengths      1
 * reserved             1                consistency flags    1
 * shared header vers.  1                base address         O
 * size of offsets      1                extension address    O
 * size of lengths      1                end of file          O
 * reserved             1                root object header   O
 * group leaf K         2                checksum             4
 * group internal K     2
 * consistency flags    4
 * indexed storage K, reserved  2 + 2 (version 1)
 * base, free space, end of file, driver info  4 O
 * root symbol table entry: name offset O, object header O, cache 4 + 4 + 16
 * </pre>
 */
final class SuperblockReader {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int LARGEST = 8 + 16 + 8 + 5 * 8 + 32;

    private final ByteSource source;
    private final long fileSize;

    private SuperblockReader(ByteSource source) {
        this.source = source;
        this.fileSize = source.size();
    }

    /** A superblock and the addresses beside it, {@link Superblock#UNDEFINED} where absent. */
    record Found(Superblock superblock, long extensionAddress, long driverInfoAddress) {}

    static Found read(ByteSource source) {
        SuperblockReader reader = new SuperblockReader(source);
        return reader.readAt(reader.find());
    }

    private long find() {
        byte[] head = new byte[8];
        for (long at = 0; at + 8 <= fileSize; at = at == 0 ? 512 : at * 2) {
            source.read(at, head, 0, 8);
            if (java.util.Arrays.equals(head, SIGNATURE)) {
                return at;
            }
        }
        throw new H5Exception(
                ErrorCode.NOT_HDF5,
                "not an HDF5 file: no signature at byte 0, 512, 1024 and so on; it begins with "
                        + beginning(),
                new Place(source.name(), null, 0));
    }

    private String beginning() {
        int count = (int) Math.min(8, fileSize);
        if (count == 0) {
            return "nothing, it is empty";
        }
        byte[] head = new byte[count];
        source.read(0, head, 0, count);
        StringBuilder text = new StringBuilder();
        for (char c : new String(head, ISO_8859_1).toCharArray()) {
            text.append(c >= ' ' && c < 127 ? c : '.');
        }
        return HexFormat.ofDelimiter(" ").formatHex(head) + " (" + text + ")";
    }

    private Found readAt(long at) {
        byte[] block = new byte[(int) Math.min(LARGEST, fileSize - at)];
        source.read(at, block, 0, block.length);
        ByteCursor cursor = new ByteCursor(block, 0, block.length, at, "superblock").skip(8);
        int version = FormatVersion.read(cursor, "superblock", 0, 3);
        Found stored = version < 2 ? old(cursor, version) : modern(cursor, version, block);
        Found moved = rebase(stored, at);
        checkEnd(moved.superblock);
        return moved;
    }

    private static Found old(ByteCursor cursor, int version) {
        cursor.skip(4);
        int offsets = width(cursor, "offsets");
        int lengths = width(cursor, "lengths");
        cursor.skip(5);
        int flags = cursor.i32();
        cursor.skip(version == 1 ? 4 : 0);
        long base = cursor.address(offsets);
        cursor.address(offsets);
        long end = cursor.address(offsets);
        long driver = cursor.address(offsets);
        cursor.skip(offsets);
        long root = cursor.address(offsets);
        return new Found(
                new Superblock(version, offsets, lengths, base, end, root, flags),
                Superblock.UNDEFINED,
                driver);
    }

    private static Found modern(ByteCursor cursor, int version, byte[] block) {
        int offsets = width(cursor, "offsets");
        int lengths = width(cursor, "lengths");
        int flags = cursor.u8();
        long base = cursor.address(offsets);
        long extension = cursor.address(offsets);
        long end = cursor.address(offsets);
        long root = cursor.address(offsets);
        Checksum.verify(block, 0, cursor.position() + 4, cursor.fileOffset(), "superblock");
        return new Found(
                new Superblock(version, offsets, lengths, base, end, root, flags),
                extension,
                Superblock.UNDEFINED);
    }

    private static int width(ByteCursor cursor, String what) {
        int width = cursor.u8();
        if (width != 2 && width != 4 && width != 8) {
            throw cursor.corrupt("size of " + what + " is " + width + ", 2, 4 or 8 expected");
        }
        return width;
    }

    /** A user block put before a file or taken away moves the base address with the superblock. */
    private static Found rebase(Found found, long at) {
        Superblock stored = found.superblock;
        if (stored.rootAddress() < 0) {
            throw H5Exception.corrupt("superblock: no root group", at);
        }
        long end = stored.endOfFile();
        if (stored.baseAddress() != at && end >= 0) {
            end += at - stored.baseAddress();
        }
        Superblock moved =
                new Superblock(
                        stored.version(),
                        stored.offsetBytes(),
                        stored.lengthBytes(),
                        at,
                        end,
                        stored.rootAddress(),
                        stored.consistencyFlags());
        return new Found(moved, found.extensionAddress, found.driverInfoAddress);
    }

    private void checkEnd(Superblock superblock) {
        long end = superblock.endOfFile();
        if (end > fileSize || end < 0) {
            throw new H5Exception(
                    ErrorCode.TRUNCATED,
                    "the superblock says the file ends at byte "
                            + Long.toUnsignedString(end)
                            + ", it has "
                            + fileSize
                            + " bytes",
                    Place.ofFile(source.name()));
        }
    }
}
