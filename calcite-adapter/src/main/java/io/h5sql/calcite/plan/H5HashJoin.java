package io.h5sql.calcite.plan;

import static java.util.Objects.requireNonNull;

import io.h5sql.calcite.exec.JoinSource;
import io.h5sql.calcite.exec.Source;
import io.h5sql.calcite.vector.VectorTypes;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.operator.HashJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/** Joins by equal keys, or tries all pairs; the right input is held as a table. */
final class H5HashJoin extends Join implements H5Rel {
    H5HashJoin(
            RelOptCluster cluster,
            RelNode left,
            RelNode right,
            RexNode condition,
            JoinRelType type) {
        super(
                cluster,
                cluster.traitSetOf(H5Convention.INSTANCE),
                List.of(),
                left,
                right,
                condition,
                Set.of(),
                type);
    }

    @Override
    public H5HashJoin copy(
            RelTraitSet traits,
            RexNode condition,
            RelNode left,
            RelNode right,
            JoinRelType type,
            boolean semiJoinDone) {
        return new H5HashJoin(getCluster(), left, right, condition, type);
    }

    static HashJoin.@Nullable Kind kind(JoinRelType type) {
        return switch (type) {
            case INNER -> HashJoin.Kind.INNER;
            case LEFT -> HashJoin.Kind.LEFT;
            case RIGHT -> HashJoin.Kind.RIGHT;
            case FULL -> HashJoin.Kind.FULL;
            case SEMI -> HashJoin.Kind.SEMI;
            case ANTI -> HashJoin.Kind.ANTI;
            default -> null;
        };
    }

    @Override
    public Source source() {
        List<Field> leftFields = VectorTypes.fields(getLeft().getRowType());
        List<Field> rightFields = VectorTypes.fields(getRight().getRowType());
        List<Field> both = new ArrayList<>(leftFields);
        both.addAll(rightFields);
        JoinInfo keys = analyzeCondition();
        RexNode rest =
                RexUtil.composeConjunction(getCluster().getRexBuilder(), keys.nonEquiConditions);
        List<Boolean> nullsMatch =
                keys.nullExclusionFlags.stream().map(excluded -> !excluded).toList();
        HashJoin.Kind kind = requireNonNull(kind(getJoinType()));
        Source right = ((H5Rel) getRight()).source();
        return new JoinSource(
                ((H5Rel) getLeft()).source(),
                execution -> {
                    Optional<Expression> condition =
                            rest.isAlwaysTrue()
                                    ? Optional.empty()
                                    : Optional.of(
                                            requireNonNull(
                                                    execution.translator(both).translate(rest)));
                    HashJoin join =
                            new HashJoin(
                                    kind,
                                    leftFields,
                                    rightFields,
                                    keys.leftKeys,
                                    keys.rightKeys,
                                    nullsMatch,
                                    condition);
                    return join.build(right.open(execution), execution.context());
                });
    }
}
