package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.operator.JoinBuild;
import io.h5sql.engine.scan.BlockStage;
import io.h5sql.engine.scan.StagedStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A join, and what follows it. Where memory holds the right side, all of it runs where the left
 * side's batches are made; only right rows without a match come after these.
 */
public final class JoinSource implements Source {
    private final Source left;
    private final Function<Execution, JoinBuild> build;
    private final List<Stage> after;

    /**
     * @param build reads the right side
     */
    public JoinSource(Source left, Function<Execution, JoinBuild> build) {
        this(left, build, List.of());
    }

    private JoinSource(Source left, Function<Execution, JoinBuild> build, List<Stage> after) {
        this.left = left;
        this.build = build;
        this.after = after;
    }

    @Override
    public Source then(Stage stage) {
        List<Stage> all = new ArrayList<>(after);
        all.add(stage);
        return new JoinSource(left, build, List.copyOf(all));
    }

    @Override
    public BatchStream open(Execution execution) {
        JoinBuild built = build.apply(execution);
        boolean done = false;
        try {
            BatchStream stream = open(built, execution);
            done = true;
            return stream;
        } finally {
            if (!done) {
                built.close();
            }
        }
    }

    private BatchStream open(JoinBuild built, Execution execution) {
        Optional<BlockStage> probe = built.stage();
        if (probe.isEmpty()) {
            return staged(built.join(left.open(execution)), execution);
        }
        Source pairs = left.then(bound -> probe.get());
        if (built.hasMoreRows()) {
            return staged(built.completed(pairs.open(execution)), execution);
        }
        for (Stage stage : after) {
            pairs = pairs.then(stage);
        }
        return pairs.open(execution);
    }

    private BatchStream staged(BatchStream joined, Execution execution) {
        BatchStream stream = joined;
        for (Stage stage : after) {
            BatchStream input = stream;
            stream =
                    execution.closingOnFailure(
                            input, () -> new StagedStream(input, stage.bind(execution)));
        }
        return stream;
    }
}
