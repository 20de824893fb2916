package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.SourceRows;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterImpl;
import org.apache.calcite.rel.convert.ConverterRule;

/** Hands the engine's batches to Calcite's generated code, row by row. */
final class H5ToEnumerable extends ConverterImpl implements EnumerableRel {
    private H5ToEnumerable(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
        super(cluster, ConventionTraitDef.INSTANCE, traits, input);
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return new H5ToEnumerable(getCluster(), traitSet, sole(inputs));
    }

    @Override
    public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
        PhysType physType =
                PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
        SourceRows rows = new SourceRows(((H5Rel) getInput()).source());
        Expression source = implementor.stash(rows, SourceRows.class);
        return implementor.result(
                physType, Blocks.toBlock(Expressions.call(source, "rows", DataContext.ROOT)));
    }

    /** Puts the converter where an enumerable node reads one of ours. */
    static final class Rule extends ConverterRule {
        static final Rule INSTANCE =
                Config.INSTANCE
                        .withConversion(
                                H5Rel.class,
                                H5Convention.INSTANCE,
                                EnumerableConvention.INSTANCE,
                                "H5ToEnumerable")
                        .withRuleFactory(Rule::new)
                        .toRule(Rule.class);

        private Rule(Config config) {
            super(config);
        }

        @Override
        public RelNode convert(RelNode node) {
            return new H5ToEnumerable(
                    node.getCluster(),
                    node.getTraitSet().replace(EnumerableConvention.INSTANCE),
                    node);
        }
    }
}
