package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.BitSet;
import java.util.List;

/**
 * AND or OR in three-valued logic. An operand that may fail is evaluated only for rows that those
 * before it have not decided.
 */
public final class Connective implements Expression {
    /**
     * Truth values while they are combined: FALSE, NULL, TRUE are in order, so AND is the least.
     */
    private static final byte FALSE = 0;

    private static final byte NULL = 1;
    private static final byte TRUE = 2;

    private final boolean and;
    private final List<Expression> operands;
    private final List<BitSet> used;

    /**
     * @param and AND, else OR
     * @param operands BOOLEAN, one at least
     */
    public Connective(boolean and, List<Expression> operands) {
        this.and = and;
        this.operands = List.copyOf(operands);
        this.used = this.operands.stream().map(Lanes::used).toList();
    }

    @Override
    public ColumnType type() {
        return Scalar.BOOLEAN;
    }

    @Override
    public List<Expression> operands() {
        return operands;
    }

    @Override
    public boolean mayFail() {
        return operandsMayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        int n = batch.size();
        Vector.Booleans first = (Vector.Booleans) operands.get(0).evaluate(batch);
        byte[] truth = ranks(first, n);
        for (int k = 1; k < operands.size(); k++) {
            Expression operand = operands.get(k);
            int[] open = operand.mayFail() ? open(truth, n) : all(n);
            if (open.length == 0) {
                return vector(truth, n);
            }
            Batch rows = Lanes.some(batch, open, used.get(k));
            byte[] next = ranks((Vector.Booleans) operand.evaluate(rows), open.length);
            if (open.length == n) {
                combine(truth, next, n);
            } else {
                scatter(truth, next, open);
            }
        }
        return vector(truth, n);
    }

    private static byte[] ranks(Vector.Booleans vector, int n) {
        byte[] values = vector.values();
        byte[] ranks = new byte[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = (byte) (values[i] << 1);
        }
        Validity validity = vector.validity();
        for (int i = 0; i < n && !validity.isAll(); i++) {
            ranks[i] = validity.isNull(i) ? NULL : ranks[i];
        }
        return ranks;
    }

    private static int[] all(int n) {
        return new int[n];
    }

    /** Rows that another operand may still change. */
    private int[] open(byte[] truth, int n) {
        byte decided = and ? FALSE : TRUE;
        int[] rows = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            rows[count] = i;
            count += truth[i] == decided ? 0 : 1;
        }
        return java.util.Arrays.copyOf(rows, count);
    }

    private void combine(byte[] truth, byte[] next, int n) {
        if (and) {
            for (int i = 0; i < n; i++) {
                truth[i] = (byte) Math.min(truth[i], next[i]);
            }
        } else {
            for (int i = 0; i < n; i++) {
                truth[i] = (byte) Math.max(truth[i], next[i]);
            }
        }
    }

    private void scatter(byte[] truth, byte[] next, int[] rows) {
        for (int k = 0; k < rows.length; k++) {
            byte known = truth[rows[k]];
            truth[rows[k]] = (byte) (and ? Math.min(known, next[k]) : Math.max(known, next[k]));
        }
    }

    private static Vector vector(byte[] truth, int n) {
        byte[] values = new byte[n];
        int nulls = 0;
        for (int i = 0; i < n; i++) {
            values[i] = (byte) (truth[i] >> 1);
            nulls |= truth[i] & NULL;
        }
        if (nulls == 0) {
            return new Vector.Booleans(values, n, Validity.ALL);
        }
        long[] words = new long[(n + 63) >> 6];
        for (int i = 0; i < n; i++) {
            words[i >> 6] |= (long) (~truth[i] & NULL) << i;
        }
        return new Vector.Booleans(values, n, Validity.ofWords(words));
    }
}
