package io.h5sql.calcite;

import io.h5sql.engine.H5Store;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.ListsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.expr.PredicateEvaluator;
import io.h5sql.engine.scan.QueryContext;
import io.h5sql.engine.scan.ScanFigures;
import io.h5sql.engine.scan.ScanRequest;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables in memory behind the engine's interface; remembers what it was asked. */
final class FakeStore implements H5Store {
    private static final int BATCH = 3;

    private final FakeCatalog catalog;

    /** Every scan that was started. */
    final List<ScanRequest> requests = new ArrayList<>();

    FakeStore(FakeCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public ScanFigures figures(ScanRequest request) {
        return new ScanFigures(request.selection().count(), 9, 4, 77, List.of());
    }

    @Override
    public BatchStream scan(ScanRequest request, QueryContext context) {
        requests.add(request);
        return new Scan(request, context);
    }

    @Override
    public RowRanges axisRanges(TableDef table, int axis, Predicate onScaleColumn) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            all.add(i);
        }
        List<Long> positions = new ArrayList<>();
        for (long position = 0; position < table.shape().get(axis); position++) {
            long row = position;
            for (int k = axis + 1; k < table.shape().size(); k++) {
                row *= table.shape().get(k);
            }
            Batch batch = batch(table, all, List.of(row));
            if (evaluator(table, onScaleColumn).evaluate(batch).count() == 1) {
                positions.add(position);
            }
        }
        return RowRanges.ofPositions(positions.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public void close() {}

    private static PredicateEvaluator evaluator(TableDef table, Predicate predicate) {
        int[] positions = new int[table.columns().size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        return PredicateEvaluator.compile(
                predicate, table.columns().stream().map(ColumnDef::type).toList(), positions);
    }

    private Batch batch(TableDef table, List<Integer> columns, List<Long> rows) {
        List<Vector> vectors = new ArrayList<>();
        for (int column : columns) {
            VectorBuilder builder = VectorBuilder.of(table.columns().get(column).type(), 4);
            for (long row : rows) {
                append(builder, catalog.value(table, column, row));
            }
            vectors.add(builder.build());
        }
        return Batch.of(vectors, rows.size());
    }

    static void append(VectorBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
        } else if (builder instanceof LongsBuilder b) {
            b.append(((Number) value).longValue());
        } else if (builder instanceof IntsBuilder b) {
            b.append(((Number) value).intValue());
        } else if (builder instanceof ShortsBuilder b) {
            b.append(((Number) value).shortValue());
        } else if (builder instanceof BytesBuilder b && value instanceof Boolean flag) {
            b.append(flag.booleanValue());
        } else if (builder instanceof BytesBuilder b) {
            b.append(((Number) value).byteValue());
        } else if (builder instanceof FloatsBuilder b) {
            b.append(((Number) value).floatValue());
        } else if (builder instanceof DoublesBuilder b) {
            b.append(((Number) value).doubleValue());
        } else if (builder instanceof DecimalsBuilder b) {
            b.append(((BigDecimal) value).unscaledValue());
        } else if (builder instanceof OctetsBuilder b && value instanceof byte[] bytes) {
            b.append(bytes, 0, bytes.length);
        } else if (builder instanceof OctetsBuilder b) {
            b.append((String) value);
        } else if (builder instanceof ListsBuilder b) {
            for (Object element : (List<?>) value) {
                append(b.elements(), element);
            }
            b.endList();
        }
    }

    private final class Scan implements BatchStream {
        private final ScanRequest request;
        private final QueryContext context;
        private final Iterator<Long> rows;

        Scan(ScanRequest request, QueryContext context) {
            this.request = request;
            this.context = context;
            this.rows = passing().iterator();
        }

        private List<Long> passing() {
            TableDef table = request.table();
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < table.columns().size(); i++) {
                all.add(i);
            }
            PredicateEvaluator evaluator = evaluator(table, request.predicate());
            List<Long> passing = new ArrayList<>();
            for (long row = 0; row < table.rowCount(); row++) {
                if (isSelected(row)
                        && evaluator.evaluate(batch(table, all, List.of(row))).count() == 1) {
                    passing.add(row);
                }
            }
            int from = (int) Math.min(passing.size(), request.offset());
            int to = (int) Math.min(passing.size(), from + Math.min(request.limit(), 1 << 30));
            return passing.subList(from, to);
        }

        private boolean isSelected(long row) {
            long rest = row;
            List<Long> shape = request.table().shape();
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                if (!request.selection().axes().get(axis).contains(rest % shape.get(axis))) {
                    return false;
                }
                rest /= shape.get(axis);
            }
            return true;
        }

        @Override
        public List<Field> fields() {
            List<ColumnDef> columns = request.table().columns();
            return request.columns().stream()
                    .map(columns::get)
                    .map(c -> new Field(c.name(), c.type(), c.nullable()))
                    .toList();
        }

        /** Batches whose selection is not all of them, as those of a real scan may be. */
        @Override
        public @Nullable Batch next() {
            context.check();
            List<Long> some = new ArrayList<>();
            while (rows.hasNext() && some.size() < BATCH) {
                some.add(rows.next());
            }
            if (some.isEmpty()) {
                return null;
            }
            List<Long> padded = new ArrayList<>(some);
            padded.add(0, 0L);
            int[] selected = new int[some.size()];
            for (int i = 0; i < selected.length; i++) {
                selected[i] = i + 1;
            }
            Batch batch = batch(request.table(), request.columns(), padded);
            return new Batch(
                    batch.columns(), padded.size(), Selection.of(selected, selected.length));
        }

        @Override
        public void close() {}
    }

    /** Rows of a batch as lists, for assertions. */
    static List<List<@Nullable Object>> rows(BatchStream stream) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
            List<Vector> taken = new ArrayList<>();
            for (Vector vector : batch.columns()) {
                taken.add(Vectors.take(vector, batch.selection()));
            }
            for (int i = 0; i < batch.count(); i++) {
                List<@Nullable Object> row = new ArrayList<>();
                for (Vector vector : taken) {
                    row.add(io.h5sql.engine.batch.Values.get(vector, i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Column of {@code ordinal}-th values given with the table. */
    static ColumnDef column(String name, ColumnType type, boolean nullable, int ordinal) {
        return new ColumnDef(
                name,
                type,
                nullable,
                false,
                new ColumnSource.SystemColumn(ordinal),
                io.h5sql.engine.type.Decoding.PLAIN,
                null);
    }

    static ColumnDef index(String name, ColumnSource source, boolean hidden) {
        return new ColumnDef(
                name,
                ColumnType.Scalar.BIGINT,
                false,
                hidden,
                source,
                io.h5sql.engine.type.Decoding.PLAIN,
                null);
    }
}
