package io.h5sql.engine.catalog.system;

import static io.h5sql.engine.catalog.system.SystemTable.bigint;
import static io.h5sql.engine.catalog.system.SystemTable.integer;
import static io.h5sql.engine.catalog.system.SystemTable.real;
import static io.h5sql.engine.catalog.system.SystemTable.text;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.cache.ZoneMaps;
import io.h5sql.engine.catalog.attribute.DimensionScales;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.NodeWalk;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.catalog.tree.Shapes;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Superblock;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the schema {@code h5}: the file about itself. Rows are made while they are read, by
 * a walk over hard links in which an object comes up once a path; an object that can't be read says
 * so in its row and ends nothing. Thread-safe; streams are not.
 */
public final class SystemTables {
    private final ObjectTree tree;
    private final SqlNames names;
    private final List<SystemTable<?>> tables;

    /** One dimension of a dataset. */
    private record Dimension(ObjectRow row, int axis, Optional<DimensionScales.Scale> scale) {}

    /**
     * One stored chunk of a dataset, and what is known of one of its columns; a row of an index
     * that can't be read has no chunk.
     */
    private record Chunk(
            ObjectRow row,
            @Nullable ChunkRecord chunk,
            KeptRows.@Nullable ChunkZone zone,
            @Nullable String error) {
        @Nullable String known(Function<KeptRows.ChunkZone, @Nullable String> field) {
            return zone == null ? null : field.apply(zone);
        }

        @Nullable <T> T of(Function<ChunkRecord, T> field) {
            return chunk == null ? null : field.apply(chunk);
        }
    }

    public SystemTables(ObjectTree tree, SqlNames names) {
        this.tree = tree;
        this.names = names;
        this.tables =
                List.of(
                        advice(),
                        attributes(),
                        KeptRows.cache(),
                        chunks(),
                        datasets(),
                        dimensions(),
                        files(),
                        objects(),
                        statistics());
    }

    /**
     * Rows of a table.
     *
     * @param columns ordinals of the columns of the batches
     * @param filter with paths, only those objects are visited
     * @throws H5Exception OBJECT_NOT_FOUND where there is no such table
     */
    public BatchStream rows(String table, List<Integer> columns, PathFilter filter) {
        SystemTable<?> found =
                named(table)
                        .orElseThrow(
                                () ->
                                        new H5Exception(
                                                ErrorCode.OBJECT_NOT_FOUND,
                                                "no system table '" + table + "'"));
        Iterator<Node> nodes =
                found.name().equals("files") || found.name().equals("cache")
                        ? Collections.singleton(tree.root()).iterator()
                        : nodes(filter);
        return new RowStream(found.fields(columns), found.cells(nodes, columns));
    }

    /**
     * What a table is.
     *
     * @param columns all of them, in the order of their ordinals
     */
    public record Described(String name, String remarks, List<BatchStream.Field> columns) {}

    /** Every table, by name. */
    public List<Described> describe() {
        return tables.stream().map(SystemTables::described).toList();
    }

    /** The table of that name, ignoring case. */
    public Optional<Described> find(String name) {
        return named(name).map(SystemTables::described);
    }

    private static Described described(SystemTable<?> table) {
        return new Described(table.name(), table.remarks(), table.fields());
    }

    private Optional<SystemTable<?>> named(String name) {
        for (SystemTable<?> table : tables) {
            if (table.name().equalsIgnoreCase(name)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private Iterator<Node> nodes(PathFilter filter) {
        return filter.isAll()
                ? new NodeWalk(tree.root(), false)
                : filter.paths().stream().flatMap(this::exactly).iterator();
    }

    /** The node that a whole walk would meet at that path. */
    private Stream<Node> exactly(String path) {
        try {
            return tree.root().find(path).stream()
                    .filter(node -> node.path().equals(path))
                    .filter(node -> node.parent() == null || node.parent().isHard());
        } catch (H5Exception e) {
            // A walk meets the object that breaks the path, never the path itself.
            return Stream.empty();
        }
    }

    private Iterator<ObjectRow> dataset(Node node) {
        try {
            return node.isHard() && node.isDataset()
                    ? List.of(new ObjectRow(node, names)).iterator()
                    : Collections.emptyIterator();
        } catch (H5Exception e) {
            // Nobody knows what it is; h5.objects shows why.
            return Collections.emptyIterator();
        }
    }

    private static SystemTable<Node> files() {
        return new SystemTable<>(
                "files",
                "the file of this connection",
                List.of(
                        text("path", node -> file(node).source().name()),
                        bigint("size", node -> file(node).source().size()),
                        new SystemTable.Column<>(
                                "modified",
                                ColumnType.Scalar.TIMESTAMP,
                                node -> file(node).source().identity().modifiedNanos()),
                        integer("superblock_version", node -> superblock(node).version()),
                        bigint("base_address", node -> superblock(node).baseAddress()),
                        bigint("end_of_file", node -> superblock(node).endOfFile()),
                        bigint("root_address", node -> superblock(node).rootAddress()),
                        text("error", node -> null)),
                node -> Collections.singleton(node).iterator());
    }

    private static FormatReader file(Node node) {
        return node.object().file();
    }

    private static Superblock superblock(Node node) {
        return file(node).superblock();
    }

    private SystemTable<ObjectRow> objects() {
        return new SystemTable<>(
                "objects",
                "every group, dataset, committed datatype and link",
                List.of(
                        text("path", row -> row.node().path()),
                        text("kind", ObjectRow::kind),
                        text("parent", ObjectRow::parent),
                        text("name", row -> row.node().name()),
                        text("link_kind", ObjectRow::linkKind),
                        text("link_target", row -> row.node().linkTarget()),
                        bigint("address", row -> row.node().object().address()),
                        text("sql_schema", ObjectRow::schema),
                        text("sql_table", ObjectRow::table),
                        text("error", ObjectRow::error)),
                node -> List.of(new ObjectRow(node, names)).iterator());
    }

    private SystemTable<ObjectRow> datasets() {
        return new SystemTable<>(
                "datasets",
                "how each dataset is shaped and stored",
                List.of(
                        text("path", row -> row.node().path()),
                        integer("rank", row -> row.shape() == null ? null : row.space().rank()),
                        text("shape", row -> shape(row.shape())),
                        text("maxshape", row -> maxShape(row)),
                        text("type", row -> ColumnTypes.describe(row.facts().header().type())),
                        text("layout", row -> row.facts().layout()),
                        text("chunk_shape", row -> chunkShape(row)),
                        text("filters", row -> row.facts().filters()),
                        bigint("stored_bytes", row -> row.facts().storedBytes()),
                        bigint("logical_bytes", row -> row.facts().logicalBytes()),
                        real("ratio", row -> ratio(row)),
                        bigint("chunk_count", row -> row.facts().chunkCount()),
                        text("sql_table", ObjectRow::table),
                        text("sql_schema", ObjectRow::schema),
                        text("error", SystemTables::storageError)),
                this::dataset);
    }

    private static @Nullable String shape(@Nullable List<Long> shape) {
        return shape == null ? null : Shapes.text(shape);
    }

    private static @Nullable String maxShape(ObjectRow row) {
        return row.shape() == null ? null : Shapes.text(row.space().maxShape());
    }

    private static @Nullable String chunkShape(ObjectRow row) {
        return row.facts().chunkShape().isEmpty() ? null : Shapes.text(row.facts().chunkShape());
    }

    private static @Nullable Double ratio(ObjectRow row) {
        double ratio = row.facts().ratio();
        return ratio == 0 ? null : (Double) ratio;
    }

    private static @Nullable String storageError(ObjectRow row) {
        String error = row.error();
        if (error != null) {
            return error;
        }
        try {
            row.facts().storedBytes();
            return null;
        } catch (H5Exception e) {
            return e.getMessage();
        }
    }

    private SystemTable<AttributeRow> attributes() {
        return new SystemTable<>(
                "attributes",
                "attributes of every object",
                List.of(
                        text("path", AttributeRow::path),
                        text("name", AttributeRow::name),
                        text("type", AttributeRow::type),
                        text("shape", AttributeRow::shape),
                        text("value", AttributeRow::value),
                        real("number", AttributeRow::number),
                        text("error", AttributeRow::error)),
                node -> node.isHard() ? AttributeRow.of(node, tree) : Collections.emptyIterator());
    }

    private SystemTable<Chunk> chunks() {
        return new SystemTable<>(
                "chunks",
                "where each stored chunk lies; address is the offset in the file",
                List.of(
                        text("path", chunk -> chunk.row().node().path()),
                        text("chunk_offset", SystemTables::chunkOffset),
                        bigint("address", SystemTables::fileOffset),
                        bigint("stored_bytes", chunk -> chunk.of(ChunkRecord::storedBytes)),
                        integer("filter_mask", chunk -> chunk.of(ChunkRecord::filterMask)),
                        text("column_name", chunk -> chunk.known(KeptRows.ChunkZone::column)),
                        text("min_value", chunk -> chunk.known(KeptRows.ChunkZone::min)),
                        text("max_value", chunk -> chunk.known(KeptRows.ChunkZone::max)),
                        text("error", Chunk::error)),
                this::chunksOf);
    }

    private Iterator<Chunk> chunksOf(Node node) {
        Iterator<ObjectRow> rows = dataset(node);
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        ObjectRow row = rows.next();
        try {
            if (!(row.facts().header().layout() instanceof DataLayout.Chunked chunked)
                    || chunked.index().address() == Superblock.UNDEFINED) {
                return Collections.emptyIterator();
            }
            return new ChunkRows(
                    row, new ChunkWalk(node.object().chunkIndex(), row.facts().grid()));
        } catch (H5Exception e) {
            return List.of(new Chunk(row, null, null, e.getMessage())).iterator();
        }
    }

    /** Chunks as rows; where the index can't be read on, a last row says why. */
    private static final class ChunkRows implements Iterator<Chunk> {
        private final ObjectRow row;
        private Iterator<ChunkRecord> chunks;
        private final List<ZoneMaps.Known> known;
        private final Deque<Chunk> ready = new ArrayDeque<>();
        private @Nullable Chunk failure;

        ChunkRows(ObjectRow row, Iterator<ChunkRecord> chunks) {
            this.row = row;
            this.chunks = chunks;
            this.known =
                    ZoneMaps.shared()
                            .of(
                                    file(row.node()).source().identity(),
                                    row.node().object().address());
        }

        @Override
        public boolean hasNext() {
            try {
                return !ready.isEmpty() || chunks.hasNext() || failure != null;
            } catch (H5Exception e) {
                chunks = Collections.emptyIterator();
                failure = new Chunk(row, null, null, e.getMessage());
                return true;
            }
        }

        @Override
        public Chunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!ready.isEmpty()) {
                return ready.removeFirst();
            }
            Chunk last = failure;
            if (last != null && !chunks.hasNext()) {
                failure = null;
                return last;
            }
            ChunkRecord chunk = chunks.next();
            List<Long> shape = row.space().shape();
            for (KeptRows.ChunkZone zone :
                    KeptRows.zones(known, chunk, shape, row.facts().chunkShape())) {
                ready.add(new Chunk(row, chunk, zone, null));
            }
            return ready.isEmpty() ? new Chunk(row, chunk, null, null) : ready.removeFirst();
        }
    }

    private static @Nullable String chunkOffset(Chunk chunk) {
        List<Long> shape = chunk.row().facts().chunkShape();
        return chunk.of(
                record ->
                        Shapes.text(
                                IntStream.range(0, record.scaled().length)
                                        .mapToObj(i -> record.scaled()[i] * shape.get(i))
                                        .toList()));
    }

    private static @Nullable Long fileOffset(Chunk chunk) {
        long base = chunk.row().node().object().file().superblock().baseAddress();
        return chunk.of(record -> base + record.address());
    }

    private SystemTable<Dimension> dimensions() {
        return new SystemTable<>(
                "dimensions",
                "each dimension of each dataset and the scale attached to it",
                List.of(
                        text("path", dimension -> dimension.row().node().path()),
                        integer("axis", Dimension::axis),
                        text(
                                "name",
                                dimension ->
                                        dimension.scale().map(scale -> scale.name()).orElse(null)),
                        bigint(
                                "size",
                                dimension -> dimension.row().space().shape().get(dimension.axis())),
                        bigint("max_size", SystemTables::maxSize),
                        text(
                                "scale_path",
                                dimension ->
                                        dimension.scale().map(scale -> scale.path()).orElse(null))),
                this::dimensionsOf);
    }

    private Iterator<Dimension> dimensionsOf(Node node) {
        Iterator<ObjectRow> rows = dataset(node);
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        ObjectRow row = rows.next();
        try {
            List<Optional<DimensionScales.Scale>> scales = new DimensionScales(tree).of(node);
            return IntStream.range(0, scales.size())
                    .mapToObj(axis -> new Dimension(row, axis, scales.get(axis)))
                    .iterator();
        } catch (H5Exception e) {
            // h5.datasets has the row that says why.
            return Collections.emptyIterator();
        }
    }

    private static @Nullable Long maxSize(Dimension dimension) {
        List<Long> max = dimension.row().space().maxShape();
        long size =
                dimension.axis() < max.size()
                        ? max.get(dimension.axis())
                        : dimension.row().space().shape().get(dimension.axis());
        return size == Dataspace.UNLIMITED ? null : (Long) size;
    }

    private SystemTable<ObjectRow> statistics() {
        return new SystemTable<>(
                "statistics",
                "what is known of the values of each table",
                List.of(
                        text("path", row -> row.node().path()),
                        text("column_name", row -> null),
                        bigint("row_count", ObjectRow::rows),
                        bigint("null_count", row -> null),
                        bigint("nan_count", row -> null),
                        bigint("distinct_count", row -> null),
                        text("min_value", row -> null),
                        text("max_value", row -> null)),
                this::dataset);
    }

    private SystemTable<Advice> advice() {
        return new SystemTable<>(
                "advice",
                "datasets stored against the guidelines, and what mends them",
                List.of(
                        text("path", Advice::path),
                        text("what", Advice::what),
                        text("mend", Advice::mend)),
                this::adviceOf);
    }

    private Iterator<Advice> adviceOf(Node node) {
        Iterator<ObjectRow> rows = dataset(node);
        return rows.hasNext() ? Advice.of(rows.next()).iterator() : Collections.emptyIterator();
    }
}
