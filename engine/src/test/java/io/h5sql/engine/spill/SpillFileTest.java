package io.h5sql.engine.spill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

/** Batches that come back as they went. */
class SpillFileTest {
    /** Lists are no keys, so the tests of the operators do not put them aside. */
    @Test
    void listsComeBackFromASlice() {
        ListOf type = new ListOf(Scalar.INTEGER);
        ListsBuilder builder = (ListsBuilder) VectorBuilder.of(type, 0);
        for (int i = 0; i < 200; i++) {
            if (i % 5 == 0) {
                builder.appendNull();
                continue;
            }
            for (int k = 0; k < i % 7; k++) {
                ((IntsBuilder) builder.elements()).append(i * k);
            }
            builder.endList();
        }
        Vector all = builder.build();
        QueryContext context =
                new QueryContext(ForkJoinPool.commonPool(), 1, 100, 1 << 20, warning -> {});
        ColumnType column = all.type();
        try (SpillFile file = new SpillFile(List.of(new Field("a", column, true)))) {
            Batch whole = Batch.of(List.of(all), 200);
            List<SpillFile.Stored> first = file.store(whole, context);
            List<SpillFile.Stored> second = file.store(SpillFile.sliced(whole, 70, 100), context);
            Vector slice = file.load(second.get(0)).columns().get(0);
            Vector again = file.load(first.get(0)).columns().get(0);
            for (int i = 0; i < 200; i++) {
                assertEquals(Values.get(all, i), Values.get(again, i));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals(Values.get(all, 70 + i), Values.get(slice, i));
            }
        }
    }
}
