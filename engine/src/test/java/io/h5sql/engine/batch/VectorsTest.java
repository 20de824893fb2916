package io.h5sql.engine.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // NULL is an answer here.
class VectorsTest {
    @Test
    void takeAndSliceKeepValuesAndNulls() {
        List<ColumnType> types = new ArrayList<>(List.of(Scalar.values()));
        types.add(Decimal.WIDE);
        types.add(Varchar.UNBOUNDED);
        types.add(new ListOf(new ListOf(Varchar.UNBOUNDED)));
        int[] rows = {1, 2, 64, 199};
        for (ColumnType type : types) {
            Vector vector = vector(type, 200);
            Vector taken = Vectors.take(vector, Selection.of(rows, 4));
            for (int k = 0; k < rows.length; k++) {
                assertEquals(Values.get(vector, rows[k]), Values.get(taken, k), type.toString());
            }
            Vector slice = Vectors.slice(vector, 63, 70);
            assertEquals(70, slice.size());
            for (int k = 0; k < 70; k++) {
                assertEquals(Values.get(vector, 63 + k), Values.get(slice, k), type.toString());
            }
            assertSame(vector, Vectors.take(vector, Selection.all(200)));
        }
    }

    @Test
    void growthBeyondTheLimitIsRefusedBeforeItIsReserved() {
        OctetsBuilder octets = new OctetsBuilder(Varchar.UNBOUNDED, 1);
        H5Exception e = assertThrows(H5Exception.class, () -> octets.ensureData(1L << 31));
        assertEquals(ErrorCode.MEMORY_LIMIT, e.code());
        LongsBuilder longs = new LongsBuilder(Scalar.BIGINT, 1);
        assertThrows(H5Exception.class, () -> longs.ensure(Integer.MAX_VALUE));
    }

    @Test
    void vectorWithoutNullsHasNoBits() {
        assertSame(Validity.ALL, VectorBuilder.of(Scalar.DOUBLE, 0).build().validity());
    }

    private static Vector vector(ColumnType type, int size) {
        VectorBuilder builder = VectorBuilder.of(type, 0);
        for (int i = 0; i < size; i++) {
            if (i % 3 == 0) {
                builder.appendNull();
            } else {
                append(builder, i);
            }
        }
        return builder.build();
    }

    private static void append(VectorBuilder builder, int i) {
        if (builder instanceof BytesBuilder bytes) {
            bytes.append(i % 2 == 0);
        } else if (builder instanceof ShortsBuilder shorts) {
            shorts.append((short) i);
        } else if (builder instanceof IntsBuilder ints) {
            ints.append(i);
        } else if (builder instanceof LongsBuilder longs) {
            longs.append(-i);
        } else if (builder instanceof FloatsBuilder floats) {
            floats.append(i + 0.5f);
        } else if (builder instanceof DoublesBuilder doubles) {
            doubles.append(i + 0.25);
        } else if (builder instanceof DecimalsBuilder decimals) {
            decimals.append(i, -i);
        } else if (builder instanceof OctetsBuilder octets) {
            octets.append("v" + i);
        } else {
            ListsBuilder lists = (ListsBuilder) builder;
            for (int k = 0; k < i % 4; k++) {
                append(lists.elements(), i + k);
            }
            lists.endList();
        }
    }
}
