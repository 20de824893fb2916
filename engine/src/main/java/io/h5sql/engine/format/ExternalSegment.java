package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the raw data that lies in another file (external data files message, IV.A.2.h).
 *
 * <pre>
 * version 1, reserved 3, allocated slots 2, used slots 2, local heap address O,
 * slots: offset of the name in the heap L, offset in the file L, size L (all ones: to its end)
 * </pre>
 *
 * @param size bytes; {@link #UNLIMITED} to the end of the file, however large
 */
public record ExternalSegment(String file, long offset, long size) {
    public static final long UNLIMITED = -1;

    static List<ExternalSegment> decode(ByteCursor cursor, FormatReader file) {
        FormatVersion.read(cursor, "external data files message", 1, 1);
        int lengths = file.superblock().lengthBytes();
        cursor.skip(5);
        int used = cursor.u16();
        LocalHeap heap = LocalHeap.read(file, cursor.address(file.superblock().offsetBytes()));
        List<ExternalSegment> segments = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            byte[] name = heap.name(cursor.length(lengths));
            long offset = cursor.length(lengths);
            long size = cursor.address(lengths);
            if (size < UNLIMITED) {
                throw cursor.corrupt("segment of " + Long.toUnsignedString(size) + " bytes");
            }
            segments.add(
                    new ExternalSegment(new String(name, StandardCharsets.UTF_8), offset, size));
        }
        return segments;
    }
}
