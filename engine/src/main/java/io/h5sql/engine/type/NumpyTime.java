package io.h5sql.engine.type;

import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Order;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's datetime64 and timedelta64 as h5py stores them: 8-byte integers in an opaque type whose
 * tag is {@code NUMPY:} and the dtype, spelled {@code <M8[ns]} or {@code datetime64[ns]}. The most
 * negative number is NaT, read as NULL.
 *
 * <p>A datetime64 becomes a TIMESTAMP; a timedelta64 stays the stored count of its unit, a BIGINT.
 *
 * @param duration true for timedelta64
 * @param order byte order of the stored integer
 * @param count units a step, 1 unless the tag says {@code [25s]}
 * @param unit NumPy's unit: Y, M, W, D, h, m, s, ms, us, ns, ps, fs, as
 */
public record NumpyTime(boolean duration, Order order, int count, String unit) {
    private static final Pattern TAG =
            Pattern.compile(
                    "NUMPY:([<>=|]?)(M8|m8|datetime64|timedelta64)"
                            + "\\[(\\d{0,9})(Y|M|W|D|h|m|s|ms|us|ns|ps|fs|as)\\]");

    /** Null where the tag names no such type, or one without a unit. */
    public static @Nullable NumpyTime ofTag(Opaque type) {
        Matcher tag = TAG.matcher(type.tag());
        if (type.size() != 8 || !tag.matches()) {
            return null;
        }
        boolean duration = tag.group(2).equals("m8") || tag.group(2).equals("timedelta64");
        Order order = tag.group(1).equals(">") ? Order.BIG : Order.LITTLE;
        int count = tag.group(3).isEmpty() ? 1 : Integer.parseInt(tag.group(3));
        return new NumpyTime(duration, order, count, tag.group(4));
    }
}
