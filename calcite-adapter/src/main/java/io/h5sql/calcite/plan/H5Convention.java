package io.h5sql.calcite.plan;

import org.apache.calcite.plan.Convention;

/** Marks plan nodes that produce the engine's batches. */
final class H5Convention {
    static final Convention INSTANCE = new Convention.Impl("H5", H5Rel.class);

    private H5Convention() {}
}
