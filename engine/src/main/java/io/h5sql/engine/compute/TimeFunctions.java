package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Functions of points in time, which are nanoseconds since 1970-01-01T00:00:00 in the proleptic
 * Gregorian calendar, without leap seconds.
 */
public final class TimeFunctions {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400L * SECOND;

    private TimeFunctions() {}

    /** A function of one whole number or point in time. */
    private record Longs(Expression operand, Scalar type, boolean mayFail, LongUnaryOperator of)
            implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(operand);
        }

        @Override
        public Vector evaluate(Batch batch) {
            Vector vector = operand.evaluate(batch);
            long[] values = Lanes.longs(vector);
            int n = batch.size();
            long[] out = new long[n];
            for (int i = 0; i < n; i++) {
                out[i] = vector.isNull(i) ? 0 : of.applyAsLong(values[i]);
            }
            return new Vector.Longs(type, out, n, vector.validity());
        }
    }

    /** The part of a TIMESTAMP, BIGINT. */
    public static Expression extract(TimeField field, Expression operand) {
        LongUnaryOperator part =
                switch (field) {
                    case HOUR -> t -> Math.floorMod(t, DAY) / (3600 * SECOND);
                    case MINUTE -> t -> Math.floorMod(t, 3600 * SECOND) / (60 * SECOND);
                    case SECOND -> t -> Math.floorMod(t, 60 * SECOND) / SECOND;
                    case MILLISECOND -> t -> Math.floorMod(t, 60 * SECOND) / 1_000_000L;
                    case MICROSECOND -> t -> Math.floorMod(t, 60 * SECOND) / 1_000L;
                    case NANOSECOND -> t -> Math.floorMod(t, 60 * SECOND);
                    case EPOCH -> t -> Math.floorDiv(t, SECOND);
                    case DOW -> t -> Math.floorMod(Math.floorDiv(t, DAY) + 4, 7L) + 1;
                    case ISODOW -> t -> Math.floorMod(Math.floorDiv(t, DAY) + 3, 7L) + 1;
                    case MILLENNIUM,
                            CENTURY,
                            DECADE,
                            YEAR,
                            ISOYEAR,
                            QUARTER,
                            MONTH,
                            WEEK,
                            DAY,
                            DOY ->
                            t -> ofDate(field, date(t));
                };
        return new Longs(operand, Scalar.BIGINT, operand.mayFail(), part);
    }

    private static long ofDate(TimeField field, LocalDate date) {
        return switch (field) {
            case MILLENNIUM -> (date.getYear() + 999) / 1000;
            case CENTURY -> (date.getYear() + 99) / 100;
            case DECADE -> date.getYear() / 10;
            case YEAR -> date.getYear();
            case ISOYEAR -> date.get(IsoFields.WEEK_BASED_YEAR);
            case QUARTER -> (date.getMonthValue() + 2) / 3;
            case MONTH -> date.getMonthValue();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> date.getDayOfMonth();
            case DOY -> date.getDayOfYear();
            case DOW, ISODOW, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND, EPOCH ->
                    throw new IllegalArgumentException(field + " is no part of a date");
        };
    }

    private static LocalDate date(long nanos) {
        return LocalDate.ofEpochDay(Math.floorDiv(nanos, DAY));
    }

    /**
     * The last point in time at which a unit begins that is not after the operand, or the first
     * that is not before it.
     *
     * @param up the first that is not before
     */
    public static Expression rounded(ChronoUnit unit, boolean up, Expression operand) {
        return new Longs(
                operand,
                Scalar.TIMESTAMP,
                true,
                t -> {
                    long floor = floor(unit, t);
                    return up && floor != t ? next(unit, floor) : floor;
                });
    }

    private static long floor(ChronoUnit unit, long nanos) {
        if (unit.compareTo(ChronoUnit.DAYS) <= 0) {
            long length = unit.getDuration().toNanos();
            return exact(() -> Math.multiplyExact(Math.floorDiv(nanos, length), length));
        }
        LocalDate date = date(nanos);
        LocalDate first =
                switch (unit) {
                    case WEEKS -> date.minusDays(date.getDayOfWeek().getValue() % 7);
                    case MONTHS -> date.withDayOfMonth(1);
                    default -> date.withDayOfYear(1);
                };
        return exact(() -> Math.multiplyExact(first.toEpochDay(), DAY));
    }

    private static long next(ChronoUnit unit, long floor) {
        if (unit.compareTo(ChronoUnit.WEEKS) <= 0) {
            return exact(() -> Math.addExact(floor, unit.getDuration().toNanos()));
        }
        return plusMonths(floor, unit == ChronoUnit.MONTHS ? 1 : 12);
    }

    /** Some months later, in a shorter month on its last day. */
    public static Expression plusMonths(Expression operand, long months) {
        return new Longs(operand, Scalar.TIMESTAMP, true, t -> plusMonths(t, months));
    }

    private static long plusMonths(long nanos, long months) {
        long rest = Math.floorMod(nanos, DAY);
        return exact(
                () -> {
                    long day = date(nanos).plusMonths(months).toEpochDay();
                    return Math.addExact(Math.multiplyExact(day, DAY), rest);
                });
    }

    /** Some nanoseconds later. */
    public static Expression plus(Expression operand, Expression nanos, boolean minus) {
        return new IntegerArithmetic(
                minus ? ArithmeticOperation.MINUS : ArithmeticOperation.PLUS,
                operand,
                nanos,
                Scalar.TIMESTAMP);
    }

    private static long exact(java.util.function.LongSupplier computation) {
        try {
            return computation.getAsLong();
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new H5Exception(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "overflow: a TIMESTAMP is outside the years 1677 to 2262",
                    io.h5sql.engine.error.Place.UNKNOWN,
                    e);
        }
    }
}
