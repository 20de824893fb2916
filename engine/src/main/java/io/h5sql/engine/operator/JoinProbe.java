package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.QueryContext;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Finds the matches of each left row in a table of all right rows. */
record JoinProbe(HashJoin join, JoinTable table, QueryContext context) implements BlockStage {
    @Override
    public List<Field> fields() {
        return join.fields();
    }

    @Override
    public Sink open(Consumer<Batch> out) {
        JoinPairs pairs = new JoinPairs(join, table, context, out);
        return new Sink() {
            @Override
            public void accept(Batch batch) {
                Batch left = DenseBatches.of(batch);
                BitSet matched = new BitSet(left.size());
                pairs.match(left, matched);
                pairs.finish(left, matched);
            }

            @Override
            public void finish() {
                // Every batch is answered as it comes.
            }
        };
    }
}
