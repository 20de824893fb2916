package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.ScanSpec;

/** A leaf of a plan, answered by a scan. */
interface H5Leaf extends H5Rel {
    ScanSpec spec();

    /** Whether it reads data at all. */
    boolean reads();
}
