package io.h5sql.calcite.plan;

import io.h5sql.calcite.push.Negation;
import io.h5sql.calcite.validate.ValidStatement;
import io.h5sql.engine.H5Store;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRules;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Plans one statement: conversion, heuristic normalisation, push-down into scans, and, where more
 * than a scan is left, a cost-based choice of Calcite's enumerable operators. One thread, one use.
 */
public final class QueryPlanner {
    private static final SqlToRelConverter.Config CONVERTER =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE);

    /** Calcite's other providers generate code and compile it, which costs a second when cold. */
    private static final MetadataHandlerProvider METADATA =
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE);

    private final H5Store store;
    private final boolean pushDown;
    private final VolcanoPlanner volcano;

    /**
     * @param pushDown false keeps all work in Calcite, for tests that compare the two
     */
    public QueryPlanner(H5Store store, boolean pushDown) {
        this.store = store;
        this.pushDown = pushDown;
        this.volcano = new VolcanoPlanner(null, Contexts.empty());
        volcano.addRelTraitDef(ConventionTraitDef.INSTANCE);
        volcano.setExecutor(ConstantFolding.INSTANCE);
    }

    /** The plan, compiled. */
    public PhysicalPlan plan(ValidStatement statement) {
        return planned(statement, root -> PhysicalPlan.of(root));
    }

    /** The plan, printed. */
    public String explain(ValidStatement statement, SqlExplain explain) {
        SqlExplainLevel level =
                explain.withImplementation()
                        ? explain.getDetailLevel()
                        : SqlExplainLevel.EXPPLAN_ATTRIBUTES;
        return planned(statement, root -> ExplainWriter.print(root, store, level));
    }

    /** The plan, to be run and printed. */
    public AnalysedPlan analyse(ValidStatement statement) {
        return planned(statement, root -> new AnalysedPlan(root, store));
    }

    private <T> T planned(ValidStatement statement, java.util.function.Function<RelNode, T> use) {
        RelOptCluster cluster = RelOptCluster.create(volcano, new RexBuilder(statement.types()));
        cluster.setMetadataQuerySupplier(() -> new RelMetadataQuery(METADATA));
        return use.apply(optimise(convert(statement, cluster), cluster));
    }

    private static RelNode convert(ValidStatement statement, RelOptCluster cluster) {
        SqlToRelConverter converter =
                new SqlToRelConverter(
                        (rowType, query, schemaPath, viewPath) -> {
                            throw new UnsupportedOperationException("views");
                        },
                        statement.validator(),
                        statement.reader(),
                        cluster,
                        StandardConvertletTable.INSTANCE,
                        CONVERTER);
        RelRoot root = converter.convertQuery(statement.query(), false, true);
        RelNode checked =
                root.project().accept(new ConvertToChecked(cluster.getRexBuilder(), true));
        return withNegations(checked, new Negation(cluster.getRexBuilder()));
    }

    private static RelNode withNegations(RelNode plan, Negation negation) {
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return super.visit(other).accept(negation);
                    }
                });
    }

    private RelNode optimise(RelNode converted, RelOptCluster cluster) {
        RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(cluster, null);
        RelNode flat = RelDecorrelator.decorrelateQuery(hep(converted, Rules.SUB_QUERIES), builder);
        RelNode normal = orderJoins(hep(OwnAggregates.averages(flat), Rules.NORMALISE));
        RelNode trimmed = new RelFieldTrimmer(null, builder).trim(normal);
        PushDown push = new PushDown(pushDown);
        RelNode own = OwnAggregates.others(trimmed);
        RelNode pushed = push.apply(hep(own, Rules.FINISH));
        RelNode last =
                push.apply(hep(new RelFieldTrimmer(null, builder).trim(pushed), Rules.FINISH));
        return pushDown
                ? new Vectorise(this::physical).apply(last)
                : new H5Fallback(cluster, physical(last));
    }

    private RelNode physical(RelNode plan) {
        RelNode logical = plan.accept(new HugeLimits());
        volcano.clear();
        for (RelOptRule rule : Rules.PHYSICAL) {
            volcano.addRule(rule);
        }
        RelNode wanted =
                volcano.changeTraits(
                        logical, logical.getTraitSet().replace(EnumerableConvention.INSTANCE));
        volcano.setRoot(wanted);
        return hep(volcano.findBestExp(), RelOptRules.CALC_RULES);
    }

    /** Three and more inner joins are put into an order by their sizes. */
    private RelNode orderJoins(RelNode node) {
        int[] joins = {0};
        boolean[] outer = {false};
        node.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        if (other instanceof Join join) {
                            joins[0]++;
                            outer[0] |= join.getJoinType() != JoinRelType.INNER;
                        }
                        return super.visit(other);
                    }
                });
        if (joins[0] < 2 || outer[0]) {
            return node;
        }
        HepProgramBuilder program =
                new HepProgramBuilder()
                        .addMatchOrder(HepMatchOrder.BOTTOM_UP)
                        .addRuleInstance(CoreRules.JOIN_TO_MULTI_JOIN)
                        .addRuleInstance(CoreRules.MULTI_JOIN_OPTIMIZE);
        HepPlanner planner = new HepPlanner(program.build());
        planner.setRoot(node);
        return hep(planner.findBestExp(), Rules.NORMALISE);
    }

    private static RelNode hep(RelNode node, List<? extends RelOptRule> rules) {
        HepProgramBuilder program = new HepProgramBuilder();
        program.addRuleCollection(List.<RelOptRule>copyOf(rules));
        HepPlanner planner =
                new HepPlanner(
                        program.build(),
                        null,
                        true,
                        null,
                        org.apache.calcite.plan.RelOptCostImpl.FACTORY);
        planner.setRoot(node);
        return planner.findBestExp();
    }
}
