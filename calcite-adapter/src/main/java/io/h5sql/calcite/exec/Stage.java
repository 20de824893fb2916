package io.h5sql.calcite.exec;

import io.h5sql.engine.scan.BlockStage;

/** Makes a stage for one execution, with the values of its parameters. */
public interface Stage {
    BlockStage bind(Execution execution);
}
