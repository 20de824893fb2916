package io.h5sql.calcite.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Decides which side of a join is held: the one that is likely to have fewer rows. */
final class JoinSides {
    /** How many times more rows the right side has when the sides are worth exchanging. */
    private static final double CLEARLY_MORE = 2;

    private JoinSides() {}

    /** The join, or one of exchanged sides with its columns put back in order. */
    static RelNode smallerBuilt(H5HashJoin join) {
        JoinRelType type = join.getJoinType();
        RelMetadataQuery metadata = join.getCluster().getMetadataQuery();
        Double left = metadata.getRowCount(join.getLeft());
        Double right = metadata.getRowCount(join.getRight());
        boolean pays = left != null && right != null && right > CLEARLY_MORE * left;
        return type.projectsRight() && pays ? exchanged(join) : join;
    }

    private static RelNode exchanged(H5HashJoin join) {
        int lefts = join.getLeft().getRowType().getFieldCount();
        int rights = join.getRight().getRowType().getFieldCount();
        RexNode condition =
                join.getCondition()
                        .accept(
                                new RexShuttle() {
                                    @Override
                                    public RexNode visitInputRef(RexInputRef ref) {
                                        int index = ref.getIndex();
                                        return new RexInputRef(
                                                index < lefts ? index + rights : index - lefts,
                                                ref.getType());
                                    }
                                });
        H5HashJoin other =
                new H5HashJoin(
                        join.getCluster(),
                        join.getRight(),
                        join.getLeft(),
                        condition,
                        join.getJoinType().swap());
        RexBuilder builder = join.getCluster().getRexBuilder();
        List<RelDataTypeField> fields = other.getRowType().getFieldList();
        List<RexNode> inOrder = new ArrayList<>();
        for (int i = 0; i < lefts + rights; i++) {
            int position = i < lefts ? rights + i : i - lefts;
            inOrder.add(builder.makeInputRef(fields.get(position).getType(), position));
        }
        return new H5Project(join.getCluster(), other, inOrder, join.getRowType());
    }
}
