package io.h5sql.engine.compute;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Concatenation;
import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CASE: the value of the first condition that is TRUE, or the last value. Conditions and values
 * that may fail are evaluated for the rows that come to them only.
 */
public final class Conditional implements Expression {
    private final List<Expression> conditions;
    private final List<Expression> values;
    private final List<Expression> operands = new ArrayList<>();
    private final List<BitSet> conditionColumns;
    private final List<BitSet> valueColumns;
    private final ColumnType type;

    /**
     * @param conditions BOOLEAN
     * @param values of {@code type}: one a condition, and that of ELSE
     */
    public Conditional(List<Expression> conditions, List<Expression> values, ColumnType type) {
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
        this.type = type;
        operands.addAll(conditions);
        operands.addAll(values);
        this.conditionColumns = conditions.stream().map(Lanes::used).toList();
        this.valueColumns = values.stream().map(Lanes::used).toList();
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public List<Expression> operands() {
        return List.copyOf(operands);
    }

    @Override
    public boolean mayFail() {
        return operandsMayFail();
    }

    @Override
    public Vector evaluate(Batch batch) {
        boolean cheap =
                type == Scalar.DOUBLE
                        || type == Scalar.BIGINT
                        || type == Scalar.INTEGER
                        || type == Scalar.TIMESTAMP;
        if (cheap && conditions.size() == 1 && values.stream().noneMatch(Expression::mayFail)) {
            return requireNonNull(blend(batch));
        }
        return assemble(batch, choices(batch));
    }

    /** Both values for all rows, and of them one; null where the type has no such loop. */
    private @Nullable Vector blend(Batch batch) {
        Vector.Booleans truth = (Vector.Booleans) conditions.get(0).evaluate(batch);
        return Blending.of(truth, values.get(0).evaluate(batch), values.get(1).evaluate(batch));
    }

    /** The number of the value that each row takes. */
    private int[] choices(Batch batch) {
        int n = batch.size();
        int[] choice = new int[n];
        Arrays.fill(choice, conditions.size());
        int[] open = identity(n);
        for (int k = 0; k < conditions.size() && open.length > 0; k++) {
            Batch rows = Lanes.some(batch, open, conditionColumns.get(k));
            Vector.Booleans truth = (Vector.Booleans) conditions.get(k).evaluate(rows);
            byte[] values = truth.values();
            Validity validity = truth.validity();
            int count = 0;
            int[] left = new int[open.length];
            for (int i = 0; i < open.length; i++) {
                if (values[i] != 0 && !validity.isNull(i)) {
                    choice[open[i]] = k;
                } else {
                    left[count++] = open[i];
                }
            }
            open = Arrays.copyOf(left, count);
        }
        return choice;
    }

    private Vector assemble(Batch batch, int[] choice) {
        int n = batch.size();
        List<Vector> parts = new ArrayList<>();
        int[] at = new int[n];
        int total = 0;
        for (int k = 0; k < values.size(); k++) {
            int[] rows = rows(choice, k);
            if (rows.length == 0) {
                continue;
            }
            if (values.get(k) instanceof Constant constant) {
                for (int row : rows) {
                    at[row] = total;
                }
                parts.add(constant.one());
                total++;
                continue;
            }
            Vector part = values.get(k).evaluate(Lanes.some(batch, rows, valueColumns.get(k)));
            if (rows.length == n) {
                return part;
            }
            for (int i = 0; i < rows.length; i++) {
                at[rows[i]] = total + i;
            }
            parts.add(part);
            total += rows.length;
        }
        return parts.isEmpty()
                ? values.get(0).evaluate(batch)
                : Vectors.gather(Concatenation.of(parts, total), at);
    }

    private static int[] rows(int[] choice, int wanted) {
        int[] rows = new int[choice.length];
        int count = 0;
        for (int i = 0; i < choice.length; i++) {
            rows[count] = i;
            count += choice[i] == wanted ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }

    private static int[] identity(int n) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        return rows;
    }
}
