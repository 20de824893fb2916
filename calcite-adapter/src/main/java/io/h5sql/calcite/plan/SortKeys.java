package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.catalog.ColumnSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What an ORDER BY sorts by.
 *
 * @param ascending false where some key descends
 */
record SortKeys(List<Integer> columns, boolean ascending) {
    SortKeys {
        columns = List.copyOf(columns);
    }

    static SortKeys of(Sort sort) {
        List<Integer> columns = new ArrayList<>();
        boolean ascending = true;
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            columns.add(key.getFieldIndex());
            ascending &= key.getDirection() == RelFieldCollation.Direction.ASCENDING;
        }
        return new SortKeys(columns, ascending);
    }

    /** The keys as columns of a projection's input, or null where one is an expression. */
    @Nullable SortKeys through(Project project) {
        List<Integer> inputs = new ArrayList<>();
        for (int column : columns) {
            RexNode expression = project.getProjects().get(column);
            if (!(expression instanceof RexInputRef ref)) {
                return null;
            }
            inputs.add(ref.getIndex());
        }
        return new SortKeys(inputs, ascending);
    }

    /** Whether rows come out of a scan in this order anyway: by position, or by i0, i1, ... */
    boolean areRowOrder(ScanSpec spec) {
        int axis = 0;
        int rank = spec.table().shape().size();
        for (int column : columns) {
            ColumnSource source = spec.table().columns().get(spec.columns().get(column)).source();
            if (source instanceof ColumnSource.Position) {
                return ascending;
            } else if (!(source instanceof ColumnSource.AxisIndex index) || index.axis() != axis) {
                return false;
            }
            axis++;
            if (axis == rank) {
                return ascending;
            }
        }
        return ascending;
    }
}
