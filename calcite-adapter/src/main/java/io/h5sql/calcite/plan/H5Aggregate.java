package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.operator.Aggregation;
import io.h5sql.engine.operator.group.Grouping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Groups rows: in parts where they are decoded, then over the parts. */
final class H5Aggregate extends Aggregate implements H5Rel {
    H5Aggregate(
            RelOptCluster cluster, RelNode input, ImmutableBitSet keys, List<AggregateCall> calls) {
        super(
                cluster,
                cluster.traitSetOf(H5Convention.INSTANCE),
                List.of(),
                input,
                keys,
                List.of(keys),
                calls);
    }

    @Override
    public H5Aggregate copy(
            RelTraitSet traits,
            RelNode input,
            ImmutableBitSet keys,
            @Nullable List<ImmutableBitSet> sets,
            List<AggregateCall> calls) {
        return new H5Aggregate(getCluster(), input, keys, calls);
    }

    /** Whether the engine has what an aggregation needs. */
    static boolean supports(Aggregate aggregate) {
        List<BatchStream.Field> input = VectorTypes.fields(aggregate.getInput().getRowType());
        return aggregate.getGroupType() == Group.SIMPLE
                && aggregate.getGroupSet().asList().stream()
                        .allMatch(key -> Grouping.supports(input.get(key).type()))
                && aggregate.getAggCallList().stream()
                        .allMatch(call -> AggregateCalls.supports(call, input));
    }

    @Override
    public Source source() {
        List<BatchStream.Field> columns = VectorTypes.fields(getRowType());
        List<Integer> keys = getGroupSet().asList();
        List<io.h5sql.engine.operator.AggregateCall> calls = new ArrayList<>();
        for (int i = 0; i < getAggCallList().size(); i++) {
            calls.add(
                    AggregateCalls.translate(
                            getAggCallList().get(i), columns.get(keys.size() + i)));
        }
        Aggregation aggregation =
                new Aggregation(VectorTypes.fields(getInput().getRowType()), keys, calls);
        Source parts = ((H5Rel) getInput()).source().then(execution -> aggregation.partial());
        return execution -> aggregation.merge(parts.open(execution), execution.context());
    }
}
