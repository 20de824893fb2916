package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.scan.StagedStream;

/** What makes the batches of a part of a plan; may be opened many times at once. */
public interface Source {
    BatchStream open(Execution execution);

    /** This with a stage over its batches, which runs where they are made if that can be. */
    default Source then(Stage stage) {
        return execution -> {
            BatchStream input = open(execution);
            return execution.closingOnFailure(
                    input, () -> new StagedStream(input, stage.bind(execution)));
        };
    }
}
