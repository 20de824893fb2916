package io.h5sql.calcite;

import static io.h5sql.calcite.FakeStore.column;
import static io.h5sql.calcite.FakeStore.index;

import io.h5sql.engine.H5Options;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small database, and ways to ask it. */
final class Sample implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;

    final FakeStore store = new FakeStore(catalog());
    final SqlSession session = session(store, true);
    final SqlSession plain = session(store, false);

    static SqlSession session(FakeStore store, boolean pushDown) {
        SessionSettings settings =
                new SessionSettings(
                        Path.of("none.h5"), H5Options.DEFAULT, 2, 1L << 28, 5, ZoneId.of("UTC"));
        return SqlSession.over(store, settings, pushDown);
    }

    List<List<@Nullable Object>> ask(String sql, @Nullable Object... parameters) {
        return ask(session, sql, parameters);
    }

    static List<List<@Nullable Object>> ask(
            SqlSession session, String sql, @Nullable Object... parameters) {
        try (BatchStream stream =
                session.prepare(sql)
                        .execute(Arrays.asList(parameters), session.newContext(w -> {}))) {
            return FakeStore.rows(stream);
        }
    }

    @Override
    public void close() {
        session.close();
        plain.close();
    }

    private static FakeCatalog catalog() {
        FakeCatalog catalog = new FakeCatalog().schema("run1").schema("run1/raw").schema("images");
        catalog.table("/", "t", List.of(10L), tColumns(), tRows());
        catalog.table("/", "People", List.of(3L), peopleColumns(), peopleRows());
        catalog.table("run1/raw", "images", List.of(4L, 3L), gridColumns(), gridRows());
        catalog.table("run1", "raw", List.of(3L), peopleColumns(), peopleRows());
        catalog.table("/", "images", List.of(3L), peopleColumns(), peopleRows());
        catalog.table("images", "inner", List.of(3L), peopleColumns(), peopleRows());
        catalog.table("/", "clash", List.of(3L), clashColumns(), peopleRows());
        return catalog;
    }

    private static List<ColumnDef> tColumns() {
        return List.of(
                column("id", Scalar.BIGINT, false, 0),
                column("a", Scalar.INTEGER, true, 1),
                column("x", Scalar.DOUBLE, true, 2),
                column("f", Scalar.REAL, false, 3),
                column("name", new ColumnType.Varchar(12), true, 4),
                column("flag", Scalar.BOOLEAN, true, 5),
                column("big", ColumnType.Decimal.UINT64, true, 6),
                column("at", Scalar.TIMESTAMP, true, 7),
                column("list", new ColumnType.ListOf(Scalar.INTEGER), true, 8),
                column("raw", new ColumnType.Varbinary(2), true, 9),
                index("_row", new ColumnSource.Position(), true));
    }

    private static List<List<@Nullable Object>> tRows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(
                    Arrays.asList(
                            (long) i,
                            i % 4 == 3 ? null : (Integer) (i * 10),
                            i == 2 ? null : (Double) (i == 5 ? Double.NaN : i / 2.0),
                            (float) (i * 0.1),
                            i == 7 ? null : (i % 2 == 0 ? "even-" : "odd-") + i,
                            i % 3 == 0 ? null : (Boolean) (i % 2 == 0),
                            i == 1
                                    ? null
                                    : new BigDecimal("18446744073709551610")
                                            .add(BigDecimal.valueOf(i % 6)),
                            i == 4 ? null : (Long) (i * SECOND + i),
                            i == 6 ? null : List.of(i, i + 1),
                            i == 8 ? null : new byte[] {(byte) i, 1}));
        }
        return rows;
    }

    private static List<ColumnDef> peopleColumns() {
        return List.of(
                column("Name", ColumnType.Varchar.UNBOUNDED, false, 0),
                column("age", Scalar.SMALLINT, true, 1),
                index("_row", new ColumnSource.Position(), true));
    }

    private static List<ColumnDef> clashColumns() {
        return List.of(
                column("Name", ColumnType.Varchar.UNBOUNDED, false, 0),
                column("NAME", Scalar.SMALLINT, true, 1));
    }

    private static List<List<@Nullable Object>> peopleRows() {
        return List.of(
                Arrays.asList("Ada", 36), Arrays.asList("漢字", null), Arrays.asList("Bob", 20));
    }

    private static List<ColumnDef> gridColumns() {
        return List.of(
                index("i0", new ColumnSource.AxisIndex(0), false),
                index("lon", new ColumnSource.AxisScale(1, scale()), false),
                column("value", Scalar.DOUBLE, true, 0),
                index("_i0", new ColumnSource.AxisIndex(0), true),
                index("_i1", new ColumnSource.AxisIndex(1), true),
                index("_row", new ColumnSource.Position(), true));
    }

    /** The fake catalogue computes scale values itself. */
    @SuppressWarnings("NullAway")
    private static ColumnSource.DatasetElement scale() {
        return new ColumnSource.DatasetElement(null, "/lon", List.of(), List.of(), List.of());
    }

    private static List<List<@Nullable Object>> gridRows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(Arrays.asList(i == 5 ? null : (Double) (i * 1.5)));
        }
        return rows;
    }
}
