package io.h5sql.calcite;

import io.h5sql.calcite.exec.ParameterTypes;
import io.h5sql.calcite.plan.PhysicalPlan;
import io.h5sql.engine.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement planned for one state of the catalogue.
 *
 * @param plan null where {@code explanation} is the whole result
 */
record PlannedSql(
        Catalog catalog,
        List<PreparedSql.Column> columns,
        List<PreparedSql.Parameter> parameters,
        ParameterTypes parameterTypes,
        @Nullable PhysicalPlan plan,
        @Nullable String explanation) {
    PlannedSql {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }
}
