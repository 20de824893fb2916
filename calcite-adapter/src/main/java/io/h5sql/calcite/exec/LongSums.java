package io.h5sql.calcite.exec;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import java.math.BigInteger;

/**
 * SUM and AVG of BIGINT over 128 bits, so that they never wrap: a SUM that is no BIGINT is an
 * error, whatever the order of its rows. Calcite's own add up in a long. Public because generated
 * code calls them.
 */
public final class LongSums {
    private LongSums() {}

    /** What was added up, as a two's complement number of 128 bits. */
    public static final class Total {
        private long high;
        private long low;
        private long count;

        private Total add(long value) {
            low += value;
            high += (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
            count++;
            return this;
        }

        private boolean isLong() {
            return high == low >> 63;
        }

        private double toDouble() {
            return isLong()
                    ? low
                    : BigInteger.valueOf(high)
                            .shiftLeft(64)
                            .add(new BigInteger(Long.toUnsignedString(low)))
                            .doubleValue();
        }
    }

    /** SUM of BIGINT. */
    public static final class Sum {
        public Total init() {
            return new Total();
        }

        public Total add(Total total, long value) {
            return total.add(value);
        }

        public long result(Total total) {
            if (!total.isLong()) {
                throw new Problem(
                        SqlStates.OUT_OF_RANGE,
                        "SUM of BIGINT is out of BIGINT's range: sum CAST(... AS DECIMAL(38, 0)) instead");
            }
            return total.low;
        }
    }

    /** AVG of BIGINT. */
    public static final class Average {
        public Total init() {
            return new Total();
        }

        public Total add(Total total, long value) {
            return total.add(value);
        }

        public double result(Total total) {
            return total.toDouble() / total.count;
        }
    }
}
