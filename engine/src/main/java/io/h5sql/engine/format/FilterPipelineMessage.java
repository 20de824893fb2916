package io.h5sql.engine.format;

import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * Filter pipeline message (IV.A.2.l).
 *
 * <pre>
 * version 1: version 1, filters 1, reserved 6; each filter: id 2, name length 2, flags 2,
 *            values 2, name padded to eight, values 4 each, 4 more where their number is odd
 * version 2: version 1, filters 1; each filter: id 2, name length 2 (id from 256 up), flags 2,
 *            values 2, name, values 4 each
 * </pre>
 */
final class FilterPipelineMessage {
    private static final int FIRST_NAMED = 256;
    private static final int MOST_FILTERS = 32;

    private FilterPipelineMessage() {}

    static List<FilterSpec> decode(ByteCursor cursor) {
        int version = FormatVersion.read(cursor, "filter pipeline message", 1, 2);
        int count = cursor.u8();
        if (count > MOST_FILTERS) {
            throw cursor.corrupt(count + " filters, at most " + MOST_FILTERS + " expected");
        }
        cursor.skip(version == 1 ? 6 : 0);
        List<FilterSpec> filters = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            filters.add(filter(cursor, version));
        }
        return filters;
    }

    private static FilterSpec filter(ByteCursor cursor, int version) {
        int id = cursor.u16();
        int nameLength = version == 1 || id >= FIRST_NAMED ? cursor.u16() : 0;
        int flags = cursor.u16();
        int count = cursor.u16();
        int padding = version == 1 ? -nameLength & 7 : 0;
        String name = StoredName.padded(cursor, nameLength);
        cursor.skip(padding);
        List<Integer> values = new ArrayList<>(Math.min(count, cursor.remaining()));
        for (int i = 0; i < count; i++) {
            values.add(cursor.i32());
        }
        cursor.skip(version == 1 && count % 2 == 1 ? 4 : 0);
        return new FilterSpec(id, name, (flags & 1) != 0, values);
    }
}
