package io.h5sql.engine.scan;

import io.h5sql.engine.expr.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns a predicate looks at, each once. */
final class PredicateColumns {
    private final Set<Integer> columns = new LinkedHashSet<>();

    private PredicateColumns() {}

    static List<Integer> of(Predicate predicate) {
        PredicateColumns found = new PredicateColumns();
        found.visit(predicate);
        return new ArrayList<>(found.columns);
    }

    private void visit(Predicate predicate) {
        if (predicate instanceof Predicate.Compare compare) {
            columns.add(compare.column());
        } else if (predicate instanceof Predicate.In in) {
            columns.add(in.column());
        } else if (predicate instanceof Predicate.IsNull isNull) {
            columns.add(isNull.column());
        } else if (predicate instanceof Predicate.StartsWith startsWith) {
            columns.add(startsWith.column());
        } else if (predicate instanceof Predicate.And and) {
            and.all().forEach(this::visit);
        } else if (predicate instanceof Predicate.Or or) {
            or.any().forEach(this::visit);
        } else if (predicate instanceof Predicate.Not not) {
            visit(not.operand());
        }
    }
}
