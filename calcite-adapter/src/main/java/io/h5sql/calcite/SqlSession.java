package io.h5sql.calcite;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.ProblemTranslator;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.calcite.exec.Execution;
import io.h5sql.calcite.exec.ParameterTypes;
import io.h5sql.calcite.exec.SingleBatch;
import io.h5sql.calcite.plan.AnalysedPlan;
import io.h5sql.calcite.plan.PhysicalPlan;
import io.h5sql.engine.H5File;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.type.ColumnType;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.calcite.rex.RexBuilder;
import org.jspecify.annotations.Nullable;

/** One user's view of a database: SQL in, prepared statements out. Thread-safe. */
public final class SqlSession implements AutoCloseable {
    private final H5Store store;
    private final SessionSettings settings;
    private final ExecutorService workers;
    private final Planning planning;
    private final boolean pushDown;
    private final PlanCache plans = new PlanCache();
    private volatile String defaultSchema = Catalog.ROOT;

    private SqlSession(H5Store store, SessionSettings settings, boolean pushDown) {
        this.store = store;
        this.settings = settings;
        this.workers = WorkerPool.of(settings.threads());
        this.pushDown = pushDown;
        this.planning = new Planning(store, pushDown);
    }

    /** A session over a file. */
    public static SqlSession open(SessionSettings settings) {
        return open(settings, true);
    }

    /**
     * A session over a file.
     *
     * @param pushDown false leaves all but reading to Calcite, row by row: a second opinion
     */
    public static SqlSession open(SessionSettings settings, boolean pushDown) {
        return over(H5File.open(settings.location(), settings.options()), settings, pushDown);
    }

    /**
     * A session over a store that is already open; closing the session closes it.
     *
     * @param pushDown false leaves filters, projections and limits to Calcite
     */
    static SqlSession over(H5Store store, SessionSettings settings, boolean pushDown) {
        return new SqlSession(store, settings, pushDown);
    }

    /** Newest state. */
    public Catalog catalog() {
        return store.catalog();
    }

    /**
     * Parses, validates, plans.
     *
     * @throws SqlProblem where the statement is wrong
     * @throws io.h5sql.engine.error.H5Exception where the file is
     */
    public PreparedSql prepare(String sql) {
        String schema = defaultSchema;
        return new PreparedSql(this, sql, schema, plan(sql, schema));
    }

    /** The plan of a statement for the newest state. */
    PlannedSql plan(String sql, String schema) {
        Catalog catalog = store.catalog();
        PlannedSql cached = PlanCache.SHARED.get(key(sql, schema, store.stateOf(catalog)));
        if (cached == null) {
            cached = plans.get(key(sql, schema, catalog));
        }
        if (cached != null) {
            return cached.over(catalog);
        }
        PlannedSql planned = planning.plan(sql, catalog, schema);
        // Planning may have led into other files, so the state has to be asked for now.
        Object state = store.stateOf(catalog);
        boolean shared = state != catalog && planned.servesOthers();
        (shared ? PlanCache.SHARED : plans)
                .put(key(sql, schema, shared ? state : catalog), planned);
        return planned;
    }

    private PlanCache.Key key(String sql, String schema, Object state) {
        return new PlanCache.Key(sql, schema, pushDown, state);
    }

    BatchStream run(
            PlannedSql planned,
            List<PreparedSql.Column> promised,
            List<@Nullable Object> parameters,
            QueryContext context) {
        if (!planned.columns().equals(promised)) {
            throw new SqlProblem(
                    SqlStates.INVALID,
                    "The file has changed and the statement's columns with it: prepare it again",
                    null);
        }
        try {
            return new GuardedStream(start(planned, parameters, context), promised);
        } catch (ExceptionInInitializerError e) {
            // Generated code computes constants, 1 / 0 among them, while it is loaded, and only
            // once.
            PlanCache.SHARED.remove(planned);
            plans.remove(planned);
            throw SqlProblem.outward(ProblemTranslator.ofRunning(e));
        } catch (RuntimeException e) {
            throw SqlProblem.outward(ProblemTranslator.ofRunning(e));
        }
    }

    private BatchStream start(
            PlannedSql planned, List<@Nullable Object> parameters, QueryContext context) {
        PhysicalPlan plan = planned.plan();
        AnalysedPlan analysed = planned.analysed();
        if (plan != null) {
            Execution execution = execution(planned, plan.rexBuilder(), parameters, context);
            try {
                return plan.run(execution);
            } catch (RuntimeException | ExceptionInInitializerError e) {
                execution.close();
                throw e;
            }
        } else if (analysed != null) {
            try (Execution execution =
                    execution(planned, analysed.rexBuilder(), parameters, context)) {
                return lines(analysed.run(execution));
            }
        }
        return lines(String.valueOf(planned.explanation()));
    }

    private Execution execution(
            PlannedSql planned,
            RexBuilder builder,
            List<@Nullable Object> parameters,
            QueryContext context) {
        ParameterTypes types = planned.parameterTypes();
        List<@Nullable Object> checked = types.checked(parameters);
        return new Execution(
                new Execution.Tables(store, planned.catalog(), planned.home()),
                builder,
                new Execution.Arguments(
                        ParameterTypes.forPredicates(checked),
                        types.internal(checked),
                        settings.timeZone()),
                context);
    }

    /** The lines of a text as rows. */
    private static BatchStream lines(String text) {
        OctetsBuilder rows = (OctetsBuilder) VectorBuilder.of(ColumnType.Varchar.UNBOUNDED, 16);
        text.lines().forEach(rows::append);
        int size = rows.size();
        return new SingleBatch(
                List.of(new BatchStream.Field("PLAN", ColumnType.Varchar.UNBOUNDED, false)),
                Batch.of(List.of(rows.build()), size));
    }

    public String defaultSchema() {
        return defaultSchema;
    }

    /**
     * Where names without a schema are looked for.
     *
     * @throws SqlProblem where there is no such schema
     */
    public void setDefaultSchema(String schema) {
        defaultSchema =
                store.catalog()
                        .findSchema(schema)
                        .orElseThrow(
                                () ->
                                        SqlProblem.outward(
                                                new Problem(
                                                        SqlStates.SCHEMA_NOT_FOUND,
                                                        "There is no schema \"" + schema + "\"")));
    }

    /** For one execution: limits from the settings, workers from the session's pool. */
    public QueryContext newContext(Consumer<String> warnings) {
        return new QueryContext(
                workers,
                settings.threads(),
                settings.batchRows(),
                settings.memoryLimit(),
                warnings);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        plans.clear();
        store.close();
    }
}
