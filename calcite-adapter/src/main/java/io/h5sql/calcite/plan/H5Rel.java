package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.push.ScanSpec;
import org.apache.calcite.rel.RelNode;

/** A plan node that produces batches: a leaf, all of whose work the engine does. */
interface H5Rel extends RelNode {
    ScanSpec spec();

    /** Whether it reads data at all. */
    boolean reads();

    Source source();
}
