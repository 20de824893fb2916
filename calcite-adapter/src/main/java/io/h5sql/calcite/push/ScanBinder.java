package io.h5sql.calcite.push;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowSelection;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Fills the parameters of a {@link ScanSpec} in: what the store is asked for. */
public final class ScanBinder {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final H5Store store;
    private final RexBuilder builder;
    private final Parameters parameters;

    public ScanBinder(H5Store store, RexBuilder builder, Parameters parameters) {
        this.store = store;
        this.builder = builder;
        this.parameters = parameters;
    }

    /** The request; its columns are those of the spec, each once, in order of first use. */
    public ScanRequest bind(ScanSpec spec) {
        TableDef table = spec.table();
        PredicateTranslator translator = new PredicateTranslator(table, builder, parameters);
        RowSelection selection = RowSelection.all(table.shape());
        List<Predicate> rest = new ArrayList<>();
        for (RexNode condition : spec.conditions()) {
            Predicate predicate = translator.translate(condition);
            if (predicate == null) {
                throw new IllegalStateException("condition no longer translates: " + condition);
            }
            if (predicate.equals(Predicate.ALWAYS)) {
                continue;
            }
            int axis = Axes.axisOf(table, predicate);
            if (axis == Axes.NONE || table.kind() == TableDef.Kind.SYSTEM) {
                rest.add(predicate);
            } else {
                selection = selection.narrow(axis, new Axes(store, table, axis).ranges(predicate));
            }
        }
        return new ScanRequest(
                table,
                List.copyOf(new LinkedHashSet<>(spec.columns())),
                selection,
                rest.size() == 1 ? rest.get(0) : new Predicate.And(rest),
                rows(spec.offset(), 0),
                rows(spec.fetch(), Long.MAX_VALUE));
    }

    /** Whether the number of rows that pass follows from positions alone. */
    public static boolean isCountable(ScanRequest request) {
        return request.table().kind() != TableDef.Kind.SYSTEM
                && request.predicate().equals(Predicate.ALWAYS);
    }

    /** Rows that an OFFSET or FETCH names. */
    public long rows(@Nullable RexNode node, long absent) {
        if (node == null) {
            return absent;
        }
        Constants.Constant constant = Constants.value(node, Scalar.BIGINT, parameters);
        if (constant.usable() && constant.isNull()) {
            return absent;
        }
        if (!(constant.value() instanceof Number number)) {
            throw new Problem(
                    SqlStates.INVALID, "LIMIT and OFFSET take a number of rows, found " + node);
        }
        BigDecimal rows = new BigDecimal(number.toString());
        if (rows.signum() < 0) {
            throw new Problem(
                    SqlStates.INVALID, "LIMIT and OFFSET take no negative number, found " + rows);
        }
        return rows.min(MOST).longValue();
    }
}
