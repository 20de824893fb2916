package io.h5sql.engine.decode;

import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.NumpyTime;
import java.time.LocalDate;

/** NumPy's datetime64 into TIMESTAMP nanoseconds, timedelta64 into its count; NaT is NULL. */
final class NumpyTimeDecoder implements ElementDecoder {
    private static final long NAT = Long.MIN_VALUE;
    private static final long DAY = 86_400_000_000_000L;
    private static final long MOST_MONTHS = 1_000_000;

    private final NumpyTime time;
    private final boolean big;
    private final long multiplier;
    private final long divisor;
    private final int months;

    NumpyTimeDecoder(NumpyTime time) {
        this.time = time;
        big = time.order() == Order.BIG;
        multiplier = nanos(time.unit());
        divisor = fractions(time.unit());
        months = time.unit().equals("Y") ? 12 : time.unit().equals("M") ? 1 : 0;
    }

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        LongsBuilder longs = (LongsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long value = Plain.i64(src, at, big);
            if (value == NAT) {
                longs.appendNull();
            } else {
                longs.append(time.duration() ? value : timestamp(value, k));
            }
        }
    }

    private long timestamp(long value, int k) {
        try {
            long units = Math.multiplyExact(value, (long) time.count());
            if (months == 0) {
                return Math.floorDiv(Math.multiplyExact(units, multiplier), divisor);
            } else if (units >= -MOST_MONTHS && units <= MOST_MONTHS) {
                return Math.multiplyExact(
                        LocalDate.EPOCH.plusMonths(units * months).toEpochDay(), DAY);
            }
        } catch (ArithmeticException e) {
            throw OutOfRange.element(k, text(value), "TIMESTAMP (years 1677 to 2262)");
        }
        throw OutOfRange.element(k, text(value), "TIMESTAMP (years 1677 to 2262)");
    }

    private String text(long value) {
        return "datetime64 " + value + " " + time.unit();
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "W" -> 7 * DAY;
            case "D" -> DAY;
            case "h" -> DAY / 24;
            case "m" -> DAY / 1440;
            case "s" -> 1_000_000_000L;
            case "ms" -> 1_000_000L;
            case "us" -> 1_000L;
            default -> 1;
        };
    }

    /** Units a nanosecond. */
    private static long fractions(String unit) {
        return switch (unit) {
            case "ps" -> 1_000L;
            case "fs" -> 1_000_000L;
            case "as" -> 1_000_000_000L;
            default -> 1;
        };
    }
}
