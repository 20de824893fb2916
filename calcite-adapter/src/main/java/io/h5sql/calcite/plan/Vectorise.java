package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.vector.ExpressionTranslator;
import io.h5sql.calcite.vector.VectorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the nodes of a plan by the engine's operators, from the leaves up. What the engine has
 * no operator or expression for stays with Calcite, node by node; neighbours of that kind are
 * compiled together.
 */
final class Vectorise {
    private final UnaryOperator<RelNode> physical;

    /**
     * @param physical makes an enumerable plan of a logical one
     */
    Vectorise(UnaryOperator<RelNode> physical) {
        this.physical = physical;
    }

    RelNode apply(RelNode logical) {
        return compiled(converted(logical));
    }

    private RelNode converted(RelNode node) {
        if (node instanceof H5Rel) {
            return node;
        } else if (node instanceof Correlate || !RelOptUtil.getVariablesUsed(node).isEmpty()) {
            return new H5Fallback(node.getCluster(), node);
        }
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : node.getInputs()) {
            inputs.add(converted(input));
        }
        RelNode made = operator(node, inputs);
        return made != null ? made : fallback(node, inputs);
    }

    /** The node with its inputs, and the fallbacks among these, as one fallback. */
    private static RelNode fallback(RelNode node, List<RelNode> inputs) {
        List<RelNode> below = new ArrayList<>();
        for (RelNode input : inputs) {
            below.add(input instanceof H5Fallback other ? other.getInput() : input);
        }
        return new H5Fallback(node.getCluster(), node.copy(node.getTraitSet(), below));
    }

    /** Makes the enumerable plan of each fallback. */
    private RelNode compiled(RelNode node) {
        if (node instanceof H5Fallback fallback) {
            return new H5Fallback(
                    node.getCluster(), physical.apply(withCompiledInputs(fallback.getInput())));
        }
        return withCompiledInputs(node);
    }

    private RelNode withCompiledInputs(RelNode node) {
        List<RelNode> inputs = new ArrayList<>();
        for (RelNode input : node.getInputs()) {
            inputs.add(compiled(input));
        }
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    private @Nullable RelNode operator(RelNode node, List<RelNode> inputs) {
        if (!VectorTypes.holdsRow(node.getRowType())
                || inputs.stream().anyMatch(i -> !VectorTypes.holdsRow(i.getRowType()))) {
            return null;
        } else if (node instanceof Filter filter) {
            return canTranslate(inputs.get(0), List.of(filter.getCondition()))
                    ? new H5Filter(node.getCluster(), inputs.get(0), filter.getCondition())
                    : null;
        } else if (node instanceof Project project) {
            return canTranslate(inputs.get(0), project.getProjects())
                    ? new H5Project(
                            node.getCluster(),
                            inputs.get(0),
                            project.getProjects(),
                            project.getRowType())
                    : null;
        } else if (node instanceof Aggregate aggregate) {
            return H5Aggregate.supports(aggregate)
                    ? new H5Aggregate(
                            node.getCluster(),
                            inputs.get(0),
                            aggregate.getGroupSet(),
                            aggregate.getAggCallList())
                    : null;
        } else if (node instanceof Sort sort) {
            return new H5Sort(
                    node.getCluster(), inputs.get(0), sort.getCollation(), sort.offset, sort.fetch);
        } else if (node instanceof Union union) {
            return union(union, inputs);
        } else if (node instanceof Values values) {
            return values.getRowType().getFieldList().stream()
                            .allMatch(field -> VectorTypes.isPlain(field.getType()))
                    ? new H5Values(node.getCluster(), values.getRowType(), values.getTuples())
                    : null;
        } else if (node instanceof Join join) {
            return join(join, inputs.get(0), inputs.get(1));
        }
        return null;
    }

    private static @Nullable RelNode union(Union union, List<RelNode> inputs) {
        List<io.h5sql.engine.type.ColumnType> types = types(union);
        if (inputs.stream().anyMatch(input -> !types(input).equals(types))) {
            return null;
        }
        H5Union all = new H5Union(union.getCluster(), inputs);
        return union.all
                ? all
                : new H5Aggregate(
                        union.getCluster(),
                        all,
                        ImmutableBitSet.range(union.getRowType().getFieldCount()),
                        List.of());
    }

    private static @Nullable RelNode join(Join join, RelNode left, RelNode right) {
        JoinInfo keys = join.analyzeCondition();
        if (H5HashJoin.kind(join.getJoinType()) == null) {
            return null;
        }
        for (int i = 0; i < keys.leftKeys.size(); i++) {
            if (!types(left)
                    .get(keys.leftKeys.get(i))
                    .equals(types(right).get(keys.rightKeys.get(i)))) {
                return null;
            }
        }
        List<io.h5sql.engine.batch.BatchStream.Field> both =
                new ArrayList<>(VectorTypes.fields(left.getRowType()));
        both.addAll(VectorTypes.fields(right.getRowType()));
        ExpressionTranslator translator =
                new ExpressionTranslator(
                        both, join.getCluster().getRexBuilder(), Parameters.PLANNING);
        if (translator.translate(keys.nonEquiConditions) == null) {
            return null;
        }
        return JoinSides.smallerBuilt(
                new H5HashJoin(
                        join.getCluster(), left, right, join.getCondition(), join.getJoinType()));
    }

    private static List<io.h5sql.engine.type.ColumnType> types(RelNode node) {
        return VectorTypes.fields(node.getRowType()).stream().map(field -> field.type()).toList();
    }

    private static boolean canTranslate(RelNode input, List<RexNode> expressions) {
        return new ExpressionTranslator(
                                VectorTypes.fields(input.getRowType()),
                                input.getCluster().getRexBuilder(),
                                Parameters.PLANNING)
                        .translate(expressions)
                != null;
    }
}
