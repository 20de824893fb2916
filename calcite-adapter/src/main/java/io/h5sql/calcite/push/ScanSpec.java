package io.h5sql.calcite.push;

import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * What a plan asks of one scan, its parameters still open.
 *
 * @param columns ordinals of the table, in the order of the output; may repeat
 * @param conditions over ordinals of the table; each one is translatable
 * @param offset rows to leave out: a literal or a parameter, or null
 * @param fetch rows at most: a literal or a parameter, or null
 */
public record ScanSpec(
        TableDef table,
        List<Integer> columns,
        List<RexNode> conditions,
        @Nullable RexNode offset,
        @Nullable RexNode fetch) {
    public ScanSpec {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
    }

    /** All columns and rows of a table. */
    public static ScanSpec of(TableDef table) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(i);
        }
        return new ScanSpec(table, columns, List.of(), null, null);
    }

    /** The same of another table with the same columns. */
    public ScanSpec over(TableDef other) {
        return other == table ? this : new ScanSpec(other, columns, conditions, offset, fetch);
    }

    public boolean isLimited() {
        return offset != null || fetch != null;
    }

    /** The same with only the output columns at {@code positions}. */
    public ScanSpec project(List<Integer> positions) {
        return new ScanSpec(
                table, positions.stream().map(columns::get).toList(), conditions, offset, fetch);
    }

    /** Whether anything depends on a parameter of the statement. */
    public boolean hasParameters() {
        boolean[] found = {false};
        RexVisitorImpl<Void> finder =
                new RexVisitorImpl<>(true) {
                    @Override
                    public @Nullable Void visitDynamicParam(RexDynamicParam parameter) {
                        found[0] = true;
                        return null;
                    }
                };
        conditions.forEach(condition -> condition.accept(finder));
        if (offset != null) {
            offset.accept(finder);
        }
        if (fetch != null) {
            fetch.accept(finder);
        }
        return found[0];
    }

    public ScanSpec filter(List<RexNode> more) {
        List<RexNode> all = new ArrayList<>(conditions);
        all.addAll(more);
        return new ScanSpec(table, columns, all, offset, fetch);
    }

    public ScanSpec limit(@Nullable RexNode newOffset, @Nullable RexNode newFetch) {
        return new ScanSpec(table, columns, conditions, newOffset, newFetch);
    }

    /** Whether a condition over ordinals of the table is one the engine can answer. */
    public static boolean canAnswer(TableDef table, RexBuilder builder, RexNode condition) {
        return new PredicateTranslator(table, builder, Parameters.PLANNING).translate(condition)
                != null;
    }

    /** Whether the number of rows that pass follows from positions alone, as far as can be told. */
    public boolean isCountable(RexBuilder builder) {
        if (table.kind() == TableDef.Kind.SYSTEM) {
            return false;
        }
        PredicateTranslator translator =
                new PredicateTranslator(table, builder, Parameters.PLANNING);
        for (RexNode condition : conditions) {
            Predicate predicate = translator.translate(condition);
            if (predicate == null || Axes.axisOf(table, predicate) == Axes.NONE) {
                return false;
            }
        }
        return true;
    }
}
