package io.h5sql.calcite;

import io.h5sql.calcite.error.ProblemTranslator;
import io.h5sql.calcite.exec.ParameterTypes;
import io.h5sql.calcite.plan.QueryPlanner;
import io.h5sql.calcite.schema.H5Table;
import io.h5sql.calcite.type.TypeMapping;
import io.h5sql.calcite.validate.ValidStatement;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** From text to a {@link PlannedSql}. */
final class Planning {
    private final H5Store store;
    private final boolean pushDown;

    Planning(H5Store store, boolean pushDown) {
        this.store = store;
        this.pushDown = pushDown;
    }

    PlannedSql plan(String sql, Catalog catalog, String defaultSchema) {
        try {
            return plan(ValidStatement.of(sql, catalog, defaultSchema), catalog);
        } catch (SqlParseException | RuntimeException e) {
            throw SqlProblem.outward(ProblemTranslator.ofPreparing(e));
        } catch (StackOverflowError | AssertionError e) {
            throw SqlProblem.outward(
                    ProblemTranslator.ofPreparing(
                            new IllegalStateException("the statement can't be planned", e)));
        }
    }

    private PlannedSql plan(ValidStatement statement, Catalog catalog) {
        List<RelDataType> types = statement.parameterTypes();
        List<PreparedSql.Parameter> parameters = new ArrayList<>();
        for (RelDataType type : types) {
            parameters.add(
                    new PreparedSql.Parameter(
                            TypeMapping.toColumn(type),
                            type.isNullable(),
                            type.getPrecision(),
                            type.getScale()));
        }
        QueryPlanner planner = new QueryPlanner(store, pushDown);
        SqlExplain explain = statement.explain();
        return new PlannedSql(
                catalog,
                catalog,
                explain == null ? columns(statement) : List.of(planColumn()),
                parameters,
                new ParameterTypes(types),
                explain == null ? planner.plan(statement) : null,
                explain == null || statement.analyse() ? null : planner.explain(statement, explain),
                statement.analyse() ? planner.analyse(statement) : null);
    }

    private static PreparedSql.Column planColumn() {
        return new PreparedSql.Column(
                "PLAN", ColumnType.Varchar.UNBOUNDED, false, -1, -1, null, null, null);
    }

    private static List<PreparedSql.Column> columns(ValidStatement statement) {
        List<PreparedSql.Column> columns = new ArrayList<>();
        List<@Nullable List<String>> origins = statement.origins();
        for (RelDataTypeField field : statement.rowType().getFieldList()) {
            columns.add(column(statement, field, origins.get(field.getIndex())));
        }
        return columns;
    }

    private static PreparedSql.Column column(
            ValidStatement statement, RelDataTypeField field, @Nullable List<String> origin) {
        RelDataType type = field.getType();
        TableDef table = origin == null ? null : table(statement, Util.skipLast(origin));
        String name = origin == null ? null : Util.last(origin);
        int precision = type.getPrecision();
        if (table != null) {
            for (ColumnDef column : table.columns()) {
                if (column.name().equals(name)
                        && column.type() instanceof ColumnType.Varchar text) {
                    precision = text.maxBytes();
                }
            }
        }
        return new PreparedSql.Column(
                field.getName(),
                TypeMapping.toColumn(type),
                type.isNullable(),
                precision < 0 ? -1 : precision,
                type.getScale() < 0 ? -1 : type.getScale(),
                table == null ? null : table.schema(),
                table == null ? null : table.name(),
                table == null ? null : name,
                meaning(type));
    }

    private static PreparedSql.Meaning meaning(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DATE -> PreparedSql.Meaning.DATE;
            case TIME -> PreparedSql.Meaning.TIME;
            default -> PreparedSql.Meaning.OF_TYPE;
        };
    }

    private static @Nullable TableDef table(ValidStatement statement, List<String> names) {
        Prepare.PreparingTable found = statement.reader().getTable(names);
        H5Table table = found == null ? null : found.unwrap(H5Table.class);
        return table == null ? null : table.def();
    }
}
