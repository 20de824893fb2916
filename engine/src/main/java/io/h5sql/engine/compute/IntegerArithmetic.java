package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;

/**
 * An operation on whole numbers of up to 64 bits, which fails where the result is out of the range
 * of its type or the divisor is 0. Quotients are cut towards 0; the modulus has the dividend's
 * sign.
 *
 * @param type TINYINT, SMALLINT, INTEGER, BIGINT, or TIMESTAMP for nanoseconds
 */
public record IntegerArithmetic(
        ArithmeticOperation operation, Expression left, Expression right, Scalar type)
        implements Expression {
    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector a = left.evaluate(batch);
        Vector b = right.evaluate(batch);
        Validity valid = Lanes.both(a.validity(), b.validity());
        int n = batch.size();
        if (a instanceof Vector.Ints x && b instanceof Vector.Ints y && isNarrow()) {
            int[] out = new int[n];
            if (narrow(x.values(), y.values(), out, n) != 0) {
                explain(Lanes.longs(a), Lanes.longs(b), n, valid);
            }
            return new Vector.Ints(out, n, valid);
        }
        long[] x = Lanes.longs(a);
        long[] y = Lanes.longs(b);
        long[] out = new long[n];
        boolean small = !(a instanceof Vector.Longs) && !(b instanceof Vector.Longs);
        if (wide(x, y, out, n, valid, small)) {
            explain(x, y, n, valid);
        }
        return Narrowing.of(type, out, n, valid);
    }

    private boolean isNarrow() {
        return type == Scalar.INTEGER
                && operation != ArithmeticOperation.DIVIDE
                && operation != ArithmeticOperation.MODULO;
    }

    /** Whether some row, valid or not, overflows 64 bits. */
    private boolean wide(long[] x, long[] y, long[] out, int n, Validity valid, boolean small) {
        return switch (operation) {
            case PLUS -> plus(x, y, out, n) < 0;
            case MINUS -> minus(x, y, out, n) < 0;
            case TIMES -> small ? timesSmall(x, y, out, n) : times(x, y, out, n) != 0;
            case DIVIDE -> divide(x, y, out, n, valid);
            case MODULO -> modulo(x, y, out, n, valid);
        };
    }

    /** Not 0 where some row, valid or not, overflows 32 bits. */
    private long narrow(int[] x, int[] y, int[] out, int n) {
        return switch (operation) {
            case PLUS -> plus(x, y, out, n);
            case MINUS -> minus(x, y, out, n);
            case TIMES, DIVIDE, MODULO -> times(x, y, out, n);
        };
    }

    private static int plus(int[] x, int[] y, int[] out, int n) {
        int bad = 0;
        for (int i = 0; i < n; i++) {
            int r = x[i] + y[i];
            out[i] = r;
            bad |= (x[i] ^ r) & (y[i] ^ r);
        }
        return bad >>> 31;
    }

    private static int minus(int[] x, int[] y, int[] out, int n) {
        int bad = 0;
        for (int i = 0; i < n; i++) {
            int r = x[i] - y[i];
            out[i] = r;
            bad |= (x[i] ^ y[i]) & (x[i] ^ r);
        }
        return bad >>> 31;
    }

    private static long times(int[] x, int[] y, int[] out, int n) {
        long bad = 0;
        for (int i = 0; i < n; i++) {
            long r = (long) x[i] * y[i];
            out[i] = (int) r;
            bad |= r ^ (int) r;
        }
        return bad;
    }

    private static long plus(long[] x, long[] y, long[] out, int n) {
        long bad = 0;
        for (int i = 0; i < n; i++) {
            long r = x[i] + y[i];
            out[i] = r;
            bad |= (x[i] ^ r) & (y[i] ^ r);
        }
        return bad;
    }

    private static long minus(long[] x, long[] y, long[] out, int n) {
        long bad = 0;
        for (int i = 0; i < n; i++) {
            long r = x[i] - y[i];
            out[i] = r;
            bad |= (x[i] ^ y[i]) & (x[i] ^ r);
        }
        return bad;
    }

    private static boolean timesSmall(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
        return false;
    }

    private static long times(long[] x, long[] y, long[] out, int n) {
        long bad = 0;
        for (int i = 0; i < n; i++) {
            long r = x[i] * y[i];
            out[i] = r;
            bad |= Math.multiplyHigh(x[i], y[i]) ^ (r >> 63);
        }
        return bad;
    }

    private static boolean divide(long[] x, long[] y, long[] out, int n, Validity valid) {
        boolean bad = false;
        for (int i = 0; i < n; i++) {
            long divisor = divisor(y[i], i, valid);
            out[i] = x[i] / divisor;
            bad |= x[i] == Long.MIN_VALUE && divisor == -1;
        }
        return bad;
    }

    private static boolean modulo(long[] x, long[] y, long[] out, int n, Validity valid) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] % divisor(y[i], i, valid);
        }
        return false;
    }

    /** The divisor, or something to divide by where the row is NULL. */
    private static long divisor(long value, int row, Validity valid) {
        if (value != 0) {
            return value;
        } else if (valid.isNull(row)) {
            return 1;
        }
        throw divisionByZero();
    }

    static H5Exception divisionByZero() {
        return new H5Exception(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
    }

    /** Fails for the first valid row that overflows, if there is one. */
    private void explain(long[] x, long[] y, int n, Validity valid) {
        for (int i = 0; i < n; i++) {
            if (!valid.isNull(i) && overflows(x[i], y[i])) {
                throw Narrowing.outOfRange(x[i] + " " + operation.symbol() + " " + y[i], type);
            }
        }
    }

    private boolean overflows(long x, long y) {
        long low = isNarrow() ? Integer.MIN_VALUE : Long.MIN_VALUE;
        java.math.BigInteger a = java.math.BigInteger.valueOf(x);
        java.math.BigInteger b = java.math.BigInteger.valueOf(y);
        java.math.BigInteger exact =
                switch (operation) {
                    case PLUS -> a.add(b);
                    case MINUS -> a.subtract(b);
                    case TIMES -> a.multiply(b);
                    case DIVIDE -> a.divide(b);
                    case MODULO -> a.remainder(b);
                };
        return exact.compareTo(java.math.BigInteger.valueOf(low)) < 0
                || exact.compareTo(java.math.BigInteger.valueOf(~low)) > 0;
    }
}
