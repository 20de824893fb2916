package io.h5sql.calcite.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;

/** The rules of each phase of planning. */
final class Rules {
    /** Sub-queries become joins and correlations. */
    static final List<RelOptRule> SUB_QUERIES =
            List.of(
                    CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
                    CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
                    CoreRules.JOIN_SUB_QUERY_TO_CORRELATE,
                    CoreRules.PROJECT_OVER_SUM_TO_SUM0_RULE);

    /** Conditions move down, constants fold, empty parts vanish; always an improvement. */
    static final List<RelOptRule> NORMALISE =
            List.of(
                    CoreRules.FILTER_REDUCE_EXPRESSIONS,
                    CoreRules.PROJECT_REDUCE_EXPRESSIONS,
                    CoreRules.JOIN_REDUCE_EXPRESSIONS,
                    CoreRules.FILTER_MERGE,
                    CoreRules.PROJECT_MERGE,
                    CoreRules.PROJECT_REMOVE,
                    CoreRules.FILTER_INTO_JOIN,
                    CoreRules.JOIN_CONDITION_PUSH,
                    CoreRules.JOIN_PUSH_EXPRESSIONS,
                    CoreRules.FILTER_PROJECT_TRANSPOSE,
                    CoreRules.FILTER_AGGREGATE_TRANSPOSE,
                    CoreRules.FILTER_SET_OP_TRANSPOSE,
                    CoreRules.UNION_MERGE,
                    CoreRules.AGGREGATE_EXPAND_DISTINCT_AGGREGATES_TO_JOIN,
                    CoreRules.AGGREGATE_REDUCE_FUNCTIONS,
                    PruneEmptyRules.UNION_INSTANCE,
                    PruneEmptyRules.PROJECT_INSTANCE,
                    PruneEmptyRules.FILTER_INSTANCE,
                    PruneEmptyRules.SORT_INSTANCE,
                    PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
                    PruneEmptyRules.JOIN_LEFT_INSTANCE,
                    PruneEmptyRules.JOIN_RIGHT_INSTANCE);

    /** After the push-down: windows leave projections, and projections meet. */
    static final List<RelOptRule> FINISH =
            List.of(
                    CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW,
                    CoreRules.PROJECT_MERGE,
                    CoreRules.PROJECT_REMOVE);

    /** Physical alternatives, for the cost-based phase. */
    static final List<RelOptRule> PHYSICAL = physical();

    private Rules() {}

    private static List<RelOptRule> physical() {
        List<RelOptRule> rules = new ArrayList<>(EnumerableRules.rules());
        rules.remove(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
        rules.remove(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
        rules.remove(EnumerableRules.ENUMERABLE_TABLE_SCAN_RULE);
        rules.remove(EnumerableRules.ENUMERABLE_TABLE_MODIFICATION_RULE);
        rules.add(EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE);
        rules.add(CoreRules.JOIN_COMMUTE);
        rules.add(H5ToEnumerable.Rule.INSTANCE);
        return List.copyOf(rules);
    }
}
