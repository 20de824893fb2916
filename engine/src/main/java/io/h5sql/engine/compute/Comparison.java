package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.Arrays;
import java.util.List;

/**
 * Compares values of one kind: whole numbers, floating-point numbers, DECIMAL of any scale, octets
 * (by unsigned bytes, which for UTF-8 is by code points), truth values, or points in time. A
 * comparison with NaN is false but for {@code <>}, which is true.
 */
public record Comparison(ComparisonOperation operation, Expression left, Expression right)
        implements Expression {
    @Override
    public ColumnType type() {
        return Scalar.BOOLEAN;
    }

    @Override
    public List<Expression> operands() {
        return List.of(left, right);
    }

    @Override
    public boolean mayFail() {
        return operandsMayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        boolean swap =
                operation == ComparisonOperation.GREATER
                        || operation == ComparisonOperation.GREATER_OR_EQUAL;
        Expression first = swap ? right : left;
        Expression second = swap ? left : right;
        int n = batch.size();
        byte[] out = new byte[n];
        if (first.type() instanceof ColumnType.Varchar
                || first.type() instanceof ColumnType.Varbinary) {
            Operand a = Operand.of(first, batch);
            Operand b = Operand.of(second, batch);
            octets(a, b, out, n);
            return new Vector.Booleans(out, n, Lanes.both(a.validity(n), b.validity(n)));
        }
        Vector a = first.evaluate(batch);
        Vector b = second.evaluate(batch);
        if (a instanceof Vector.Decimals x && b instanceof Vector.Decimals y) {
            decimals(x, y, out, n);
        } else if (a instanceof Vector.Doubles || a instanceof Vector.Floats) {
            doubles(Lanes.doubles(a), Lanes.doubles(b), out, n);
        } else {
            longs(Lanes.longs(a), Lanes.longs(b), out, n);
        }
        Validity valid = Lanes.both(a.validity(), b.validity());
        return new Vector.Booleans(out, n, valid);
    }

    /** 1 to turn equality into inequality. */
    private int flip() {
        return operation == ComparisonOperation.NOT_EQUAL ? 1 : 0;
    }

    private boolean isEquality() {
        return operation == ComparisonOperation.EQUAL || operation == ComparisonOperation.NOT_EQUAL;
    }

    private boolean isStrict() {
        return operation == ComparisonOperation.LESS || operation == ComparisonOperation.GREATER;
    }

    private void longs(long[] x, long[] y, byte[] out, int n) {
        if (isEquality()) {
            int flip = flip();
            for (int i = 0; i < n; i++) {
                out[i] = (byte) ((x[i] == y[i] ? 1 : 0) ^ flip);
            }
        } else if (isStrict()) {
            for (int i = 0; i < n; i++) {
                out[i] = (byte) (x[i] < y[i] ? 1 : 0);
            }
        } else {
            for (int i = 0; i < n; i++) {
                out[i] = (byte) (x[i] <= y[i] ? 1 : 0);
            }
        }
    }

    /** NaN is neither less than anything nor equal to it. */
    private void doubles(double[] x, double[] y, byte[] out, int n) {
        int less = isEquality() ? 0 : 1;
        int equal = isStrict() ? 0 : 1;
        int flip = flip();
        for (int i = 0; i < n; i++) {
            int below = x[i] < y[i] ? less : 0;
            int same = x[i] == y[i] ? equal : 0;
            out[i] = (byte) ((below | same) ^ flip);
        }
    }

    private void decimals(Vector.Decimals x, Vector.Decimals y, byte[] out, int n) {
        boolean same = x.type().scale() == y.type().scale();
        long[] a = x.words();
        long[] b = y.words();
        for (int i = 0; i < n; i++) {
            int order;
            if (same) {
                order =
                        a[2 * i + 1] == b[2 * i + 1]
                                ? Long.compareUnsigned(a[2 * i], b[2 * i])
                                : Long.compare(a[2 * i + 1], b[2 * i + 1]);
            } else {
                order = Int128.get(x, i).compareTo(Int128.get(y, i));
            }
            out[i] = holds(order);
        }
    }

    private void octets(Operand a, Operand b, byte[] out, int n) {
        Vector.Octets x = (Vector.Octets) a.vector();
        Vector.Octets y = (Vector.Octets) b.vector();
        int flip = flip();
        boolean equality = isEquality();
        for (int i = 0; i < n; i++) {
            int p = a.row(i);
            int q = b.row(i);
            int xFrom = x.offsets()[p];
            int xTo = x.offsets()[p + 1];
            int yFrom = y.offsets()[q];
            int yTo = y.offsets()[q + 1];
            if (equality) {
                boolean equal =
                        xTo - xFrom == yTo - yFrom
                                && Arrays.equals(x.data(), xFrom, xTo, y.data(), yFrom, yTo);
                out[i] = (byte) ((equal ? 1 : 0) ^ flip);
            } else {
                int order = Arrays.compareUnsigned(x.data(), xFrom, xTo, y.data(), yFrom, yTo);
                out[i] = holds(order);
            }
        }
    }

    /** Of operands that are swapped for greater and greater or equal. */
    private byte holds(int order) {
        boolean holds = isEquality() ? order == 0 : isStrict() ? order < 0 : order <= 0;
        return (byte) ((holds ? 1 : 0) ^ flip());
    }
}
