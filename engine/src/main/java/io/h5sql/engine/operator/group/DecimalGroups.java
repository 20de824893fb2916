package io.h5sql.engine.operator.group;

import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import java.util.List;

/** Groups by one DECIMAL column: by its high and its low words. */
final class DecimalGroups implements Grouping {
    private final ColumnType.Decimal type;
    private final CombinedGroups words =
            new CombinedGroups(List.of(ColumnType.Scalar.BIGINT, ColumnType.Scalar.BIGINT));

    DecimalGroups(ColumnType.Decimal type) {
        this.type = type;
    }

    @Override
    public void assign(List<Vector> keys, int count, int[] groups) {
        words.assign(split((Vector.Decimals) keys.get(0)), count, groups);
    }

    @Override
    public void find(List<Vector> keys, int count, int[] groups) {
        words.find(split((Vector.Decimals) keys.get(0)), count, groups);
    }

    private static List<Vector> split(Vector.Decimals vector) {
        int size = vector.size();
        long[] low = new long[size];
        long[] high = new long[size];
        for (int row = 0; row < size; row++) {
            low[row] = vector.words()[2 * row];
            high[row] = vector.words()[2 * row + 1];
        }
        return List.of(
                new Vector.Longs(ColumnType.Scalar.BIGINT, high, size, vector.validity()),
                new Vector.Longs(ColumnType.Scalar.BIGINT, low, size, vector.validity()));
    }

    @Override
    public int groups() {
        return words.groups();
    }

    @Override
    public List<Vector> keys(int[] groups) {
        List<Vector> halves = words.keys(groups);
        Vector.Longs high = (Vector.Longs) halves.get(0);
        Vector.Longs low = (Vector.Longs) halves.get(1);
        DecimalsBuilder builder = (DecimalsBuilder) VectorBuilder.of(type, groups.length);
        for (int i = 0; i < groups.length; i++) {
            if (high.isNull(i)) {
                builder.appendNull();
            } else {
                builder.append(low.values()[i], high.values()[i]);
            }
        }
        return List.of(builder.build());
    }

    @Override
    public long heapBytes() {
        return words.heapBytes();
    }
}
