package io.h5sql.calcite;

import io.h5sql.calcite.exec.ParameterTypes;
import io.h5sql.calcite.plan.AnalysedPlan;
import io.h5sql.calcite.plan.PhysicalPlan;
import io.h5sql.engine.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement planned for one state of the catalogue.
 *
 * @param plan null where one of the others is the whole result
 * @param explanation the plan as text
 * @param analysed a plan that explains itself once it has run
 */
record PlannedSql(
        Catalog catalog,
        List<PreparedSql.Column> columns,
        List<PreparedSql.Parameter> parameters,
        ParameterTypes parameterTypes,
        @Nullable PhysicalPlan plan,
        @Nullable String explanation,
        @Nullable AnalysedPlan analysed) {
    PlannedSql {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }
}
