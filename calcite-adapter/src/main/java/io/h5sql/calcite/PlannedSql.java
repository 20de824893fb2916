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
 * @param catalog where tables are looked up when it runs
 * @param home the one it was planned for
 * @param plan null where one of the others is the whole result
 * @param explanation the plan as text
 * @param analysed a plan that explains itself once it has run
 */
record PlannedSql(
        Catalog catalog,
        Catalog home,
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

    /** The same over another catalogue that shows the same tables. */
    PlannedSql over(Catalog other) {
        return other == catalog
                ? this
                : new PlannedSql(
                        other,
                        home,
                        columns,
                        parameters,
                        parameterTypes,
                        plan,
                        explanation,
                        analysed);
    }

    /** Whether its tables are found again by their names, in another session of the same file. */
    boolean servesOthers() {
        return plan != null
                && plan.tables().stream()
                        .allMatch(
                                table ->
                                        catalog.table(table.schema(), table.name())
                                                .filter(table::equals)
                                                .isPresent());
    }

    /** Whether the other runs the same plan. */
    boolean isSame(@Nullable PlannedSql other) {
        return other != null && plan == other.plan;
    }
}
