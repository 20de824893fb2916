package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.operator.LimitStream;
import io.h5sql.engine.operator.SortKey;
import io.h5sql.engine.operator.Sorting;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Sorts, and cuts rows off; of a few first rows only those of each block are kept. */
final class H5Sort extends Sort implements H5Rel {
    /** More rows than this are sorted whole. */
    private static final long TOP_ROWS = 100_000;

    H5Sort(
            RelOptCluster cluster,
            RelNode input,
            RelCollation collation,
            @Nullable RexNode offset,
            @Nullable RexNode fetch) {
        super(
                cluster,
                cluster.traitSetOf(H5Convention.INSTANCE).replace(collation),
                input,
                collation,
                offset,
                fetch);
    }

    @Override
    public H5Sort copy(
            RelTraitSet traits,
            RelNode input,
            RelCollation collation,
            @Nullable RexNode newOffset,
            @Nullable RexNode newFetch) {
        return new H5Sort(getCluster(), input, collation, newOffset, newFetch);
    }

    @Override
    public Source source() {
        Source input = ((H5Rel) getInput()).source();
        List<SortKey> keys = keys(getCollation());
        RexNode skipped = offset;
        RexNode kept = fetch;
        if (keys.isEmpty()) {
            return execution ->
                    new LimitStream(
                            input.open(execution),
                            execution.rows(skipped, 0),
                            execution.rows(kept, Long.MAX_VALUE));
        }
        List<Field> fields = VectorTypes.fields(getRowType());
        return execution -> {
            long from = execution.rows(skipped, 0);
            long most = execution.rows(kept, Long.MAX_VALUE);
            boolean few = most > 0 && most <= TOP_ROWS && from <= TOP_ROWS;
            Source rows =
                    few
                            ? input.then(bound -> Sorting.top(fields, keys, (int) (from + most)))
                            : input;
            return Sorting.sort(rows.open(execution), keys, from, most, execution.context());
        };
    }

    private static List<SortKey> keys(RelCollation collation) {
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation key : collation.getFieldCollations()) {
            keys.add(
                    new SortKey(
                            key.getFieldIndex(),
                            key.getDirection().isDescending(),
                            nullsFirst(key)));
        }
        return keys;
    }

    private static boolean nullsFirst(RelFieldCollation key) {
        return switch (key.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> key.getDirection().isDescending();
        };
    }
}
