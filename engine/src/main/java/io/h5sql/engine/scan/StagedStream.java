package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stage over a stream of any origin, in the reader's thread; so many batches make a block. */
public final class StagedStream implements BatchStream {
    /** A fixed number, so that results are the same each time. */
    private static final int BLOCK_BATCHES = 64;

    private final BatchStream input;
    private final BlockStage stage;
    private final Deque<Batch> ready = new ArrayDeque<>();
    private boolean ended;

    public StagedStream(BatchStream input, BlockStage stage) {
        this.input = input;
        this.stage = stage;
    }

    @Override
    public List<Field> fields() {
        return stage.fields();
    }

    @Override
    public @Nullable Batch next() {
        while (ready.isEmpty() && !ended) {
            fill(stage instanceof BatchStage ? 1 : BLOCK_BATCHES);
        }
        return ready.pollFirst();
    }

    private void fill(int batches) {
        BlockStage.Sink sink = stage.open(ready::add);
        for (int i = 0; i < batches && !ended; i++) {
            Batch batch = input.next();
            if (batch == null) {
                ended = true;
            } else if (batch.count() > 0) {
                sink.accept(batch);
            }
        }
        sink.finish();
    }

    @Override
    public void close() {
        input.close();
    }
}
