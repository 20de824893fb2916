package io.h5sql.calcite.exec;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.jspecify.annotations.Nullable;

/** Values of Calcite's generated code, appended to vectors of the engine. */
final class Cells {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_DAY = 86_400L * 1_000_000_000L;

    private Cells() {}

    static void append(VectorBuilder target, RelDataType type, @Nullable Object value) {
        if (value == null) {
            target.appendNull();
        } else if (target instanceof LongsBuilder longs) {
            longs.append(wholeNumber(type, value));
        } else if (target instanceof DoublesBuilder doubles) {
            doubles.append(((Number) value).doubleValue());
        } else if (target instanceof IntsBuilder ints) {
            ints.append(((Number) value).intValue());
        } else if (target instanceof FloatsBuilder floats) {
            floats.append(((Number) value).floatValue());
        } else if (target instanceof ShortsBuilder shorts) {
            shorts.append(((Number) value).shortValue());
        } else if (target instanceof BytesBuilder bytes) {
            appendByte(bytes, value);
        } else {
            appendObject(target, type, value);
        }
    }

    private static void appendObject(VectorBuilder target, RelDataType type, Object value) {
        if (target instanceof DecimalsBuilder decimals) {
            int scale = Math.max(0, type.getScale());
            decimals.append(
                    SqlFunctions.toBigDecimal(value)
                            .setScale(scale, RoundingMode.HALF_UP)
                            .unscaledValue());
        } else if (target instanceof OctetsBuilder octets) {
            if (value instanceof ByteString bytes) {
                octets.append(bytes.getBytes(), 0, bytes.length());
            } else {
                octets.append(text(type, value));
            }
        } else if (target instanceof ListsBuilder lists) {
            RelDataType element =
                    java.util.Objects.requireNonNull(type.getComponentType(), "element type");
            for (Object item : (List<?>) value) {
                append(lists.elements(), element, item);
            }
            lists.endList();
        } else {
            throw new IllegalStateException("no cell of " + type);
        }
    }

    private static void appendByte(BytesBuilder target, Object value) {
        if (value instanceof Boolean flag) {
            target.append(flag.booleanValue());
        } else {
            target.append(((Number) value).byteValue());
        }
    }

    /** BIGINT as it is; points in time in nanoseconds. */
    private static long wholeNumber(RelDataType type, Object value) {
        long number = ((Number) value).longValue();
        try {
            return switch (type.getSqlTypeName()) {
                case DATE -> Math.multiplyExact(number, NANOS_PER_DAY);
                case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                        Math.multiplyExact(number, NANOS_PER_MILLI);
                default -> number;
            };
        } catch (ArithmeticException e) {
            throw new Problem(
                    SqlStates.OUT_OF_RANGE,
                    "A " + type + " value is outside the years 1677 to 2262 that nanoseconds reach",
                    e);
        }
    }

    private static String text(RelDataType type, Object value) {
        SqlIntervalQualifier interval = type.getIntervalQualifier();
        if (interval != null) {
            return interval.isYearMonth()
                    ? DateTimeUtils.intervalYearMonthToString(
                            ((Number) value).intValue(), interval.timeUnitRange)
                    : DateTimeUtils.intervalDayTimeToString(
                            ((Number) value).longValue(), interval.timeUnitRange, 3);
        }
        return switch (type.getSqlTypeName()) {
            case TIME ->
                    DateTimeUtils.unixTimeToString(
                            ((Number) value).intValue(), Math.min(3, type.getPrecision()));
            case ROW -> value instanceof Object[] row ? Arrays.deepToString(row) : value.toString();
            default -> value instanceof BigDecimal d ? d.toPlainString() : value.toString();
        };
    }
}
