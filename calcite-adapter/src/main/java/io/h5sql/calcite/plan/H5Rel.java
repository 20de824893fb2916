package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Source;
import org.apache.calcite.rel.RelNode;

/** A plan node that the engine runs: it gives batches. */
interface H5Rel extends RelNode {
    Source source();
}
