package io.h5sql.engine.scan;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.decode.ElementDecoder;
import io.h5sql.engine.decode.ElementDecoders;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.decode.MemberPath;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.expr.PredicateEvaluator;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.select.RowRanges;
import io.h5sql.engine.select.RowSelection;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Datatype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into a plan: which datasets give which columns, predicate columns first, and
 * where blocks of rows should end. Reads headers, never data. One plan each; one thread.
 */
public final class ScanPlanner {
    /** Guess of what a value of varying size takes beside its stored bytes. */
    private static final int VARYING_BYTES = 16;

    private final ScanRequest request;
    private final TableDef table;
    private final int rowRank;
    private final Function<FormatReader, ReferenceNames> names;
    private final KeptColumns kept;
    private final Consumer<String> warnings;
    private volatile boolean warned;
    private final Map<Integer, Integer> slots = new LinkedHashMap<>();
    private final Map<ArrayKey, StoredArray> arrays = new LinkedHashMap<>();
    private final Map<StoredArray, ChunkFetcher> fetchers = new LinkedHashMap<>();
    private final FigureCount figures;
    private final List<LoadStep> first = new ArrayList<>();
    private final List<LoadStep> then = new ArrayList<>();
    private int predicateSlots;
    private long rowBytes;

    /** A dataset as rows see it; a path alone does not tell, a damaged group can repeat a name. */
    private record ArrayKey(FormatReader file, long address, String path, int rank) {}

    private ScanPlanner(
            ScanRequest request,
            Function<FormatReader, ReferenceNames> names,
            KeptColumns kept,
            Consumer<String> warnings) {
        this.kept = kept;
        this.request = request;
        this.table = request.table();
        this.rowRank = table.shape().size();
        this.names = names;
        this.warnings =
                message -> {
                    warned = true;
                    warnings.accept(message);
                };
        this.figures = new FigureCount(request);
    }

    /**
     * @param names paths of the objects of a file, for references in the data
     * @param warnings takes messages about values, while the plan runs
     * @throws H5Exception where a dataset can't be read, or the request asks for what is not there
     */
    public static ScanPlan plan(
            ScanRequest request,
            Function<FormatReader, ReferenceNames> names,
            Consumer<String> warnings) {
        return plan(request, names, KeptColumns.NONE, warnings);
    }

    /**
     * The same with columns that are kept between queries.
     *
     * @param kept which columns are
     */
    public static ScanPlan plan(
            ScanRequest request,
            Function<FormatReader, ReferenceNames> names,
            KeptColumns kept,
            Consumer<String> warnings) {
        return new ScanPlanner(request, names, kept, warnings).plan();
    }

    private ScanPlan plan() {
        boolean always = request.predicate().equals(Predicate.ALWAYS);
        List<Integer> early = PredicateColumns.of(request.predicate());
        for (int ordinal : early) {
            slots.putIfAbsent(column(ordinal), slots.size());
        }
        predicateSlots = slots.size();
        for (int ordinal : request.columns()) {
            slots.putIfAbsent(column(ordinal), slots.size());
        }
        List<Integer> wanted = List.copyOf(slots.keySet());
        SelectedRows selected = new SelectedRows(request.selection());
        SelectedRows rows = always ? selected : pruned(selected);
        if (rows.count() > 0) {
            addSteps(wanted);
        }
        return new ScanPlan(
                new ScanPlan.Parts(
                        request.columns().stream().map(this::field).toList(),
                        selected,
                        rows,
                        first,
                        then,
                        request.columns().stream().map(slots::get).toList(),
                        slots.size(),
                        predicateSlots,
                        always ? List.of() : List.of(evaluator()),
                        request.offset(),
                        request.limit(),
                        chunkExtents(rows.rank()),
                        Math.max(1, rowBytes),
                        largest(),
                        figures.finish()));
    }

    /** What the zone maps leave of the rows. */
    private SelectedRows pruned(SelectedRows selected) {
        if (!kept.zones() || rowRank == 0 || selected.count() == 0) {
            return selected;
        }
        RowRanges before = request.selection().axes().get(0);
        RowRanges left = new ZonePruning(before, this::chunks).left(request.predicate());
        if (left.equals(before)) {
            return selected;
        }
        RowSelection narrowed = request.selection().narrow(0, left);
        figures.narrow(narrowed);
        return new SelectedRows(narrowed);
    }

    private ZonePruning.@Nullable Chunks chunks(int ordinal) {
        ColumnDef column = table.columns().get(ordinal);
        if (!(column.source() instanceof ColumnSource.DatasetElement element)
                || !element.rest().isEmpty()) {
            return null;
        }
        StoredArray array = array(element, rowRank, table.shape());
        if (!array.isChunked()) {
            return null;
        }
        long before = rowBytes;
        StoredColumn stored = column(array, element, column, 0);
        rowBytes = before;
        return ZonePruning.Chunks.of(stored, fetcher(array), rowRank);
    }

    private int column(int ordinal) {
        if (ordinal < 0 || ordinal >= table.columns().size()) {
            throw new H5Exception(
                    ErrorCode.INTERNAL,
                    "column " + ordinal + " asked for, there are " + table.columns().size());
        }
        return ordinal;
    }

    private BatchStream.Field field(int ordinal) {
        ColumnDef column = table.columns().get(ordinal);
        return new BatchStream.Field(column.name(), column.type(), column.nullable());
    }

    private PredicateEvaluator evaluator() {
        List<ColumnType> types = table.columns().stream().map(ColumnDef::type).toList();
        int[] positions = new int[types.size()];
        Arrays.setAll(positions, ordinal -> slots.getOrDefault(ordinal, -1));
        return PredicateEvaluator.compile(request.predicate(), types, positions);
    }

    /** Extent of the largest chunks along each axis of the row space; 1 where there are none. */
    private long[] chunkExtents(int rank) {
        long[] extents = new long[rank];
        Arrays.fill(extents, 1);
        for (StoredArray array : arrays.values()) {
            for (int axis = 0; axis < rank && array.isChunked(); axis++) {
                extents[axis] = Math.max(extents[axis], array.chunkSize(axis));
            }
        }
        return extents;
    }

    private List<StoredArray> largest() {
        return fetchers.keySet().stream()
                .max((a, b) -> Long.compare(a.chunkBytes(), b.chunkBytes()))
                .map(List::of)
                .orElse(List.of());
    }

    /** Steps that load a slot: of the predicate's columns, or of those after it. */
    private List<LoadStep> stage(int slot) {
        return slot < predicateSlots ? first : then;
    }

    private void addSteps(List<Integer> ordinals) {
        Map<StoredArray, List<StoredColumn>> stored = new LinkedHashMap<>();
        for (int ordinal : ordinals) {
            ColumnDef column = table.columns().get(ordinal);
            ColumnSource source = column.source();
            int slot = slots.getOrDefault(ordinal, 0);
            if (source instanceof ColumnSource.DatasetElement element) {
                StoredArray array = array(element, rowRank, table.shape());
                if (element.rest().isEmpty()) {
                    stored.computeIfAbsent(array, key -> new ArrayList<>())
                            .add(column(array, element, column, slot));
                } else {
                    stage(slot).add(listStep(array, element, column, slot));
                }
            } else if (source instanceof ColumnSource.AxisScale scale) {
                stage(slot).add(scaleStep(scale, column, slot));
            } else if (source instanceof ColumnSource.PerRow perRow) {
                rowBytes += Long.BYTES + VARYING_BYTES;
                CellDecoding decoding = new CellDecoding(column.type(), names, warnings);
                stage(slot)
                        .add(
                                new LoadStep(
                                        new CellLoader(slot, perRow.cells(), decoding),
                                        Place.UNKNOWN));
            } else if (source instanceof ColumnSource.Unreadable unreadable) {
                throw unreadable.reason();
            } else {
                rowBytes += Long.BYTES;
                stage(slot).add(new LoadStep(position(source, slot), Place.UNKNOWN));
            }
        }
        stored.forEach(this::addSteps);
    }

    /** Columns of one dataset: those in the same chunks, or close together, in one step a stage. */
    private void addSteps(StoredArray array, List<StoredColumn> columns) {
        for (StoredColumn[] group : ColumnGroups.of(array, columns)) {
            figures.add(array, group, new long[0]);
            for (List<LoadStep> stage : List.of(first, then)) {
                StoredColumn[] part =
                        Arrays.stream(group)
                                .filter(column -> stage(column.slot()) == stage)
                                .toArray(StoredColumn[]::new);
                if (part.length > 0) {
                    stage.add(new LoadStep(loader(array, group, part), array.place()));
                }
            }
        }
    }

    private ColumnLoader loader(StoredArray array, StoredColumn[] group, StoredColumn[] part) {
        if (!array.isChunked()) {
            return new FlatLoader(array, group, part, new long[0]);
        }
        return rowRank == 1 && ChunkRunLoader.suits(array)
                ? ChunkRunLoader.of(array, part)
                : new ChunkedLoader(fetcher(array), part, new long[0]);
    }

    private ColumnLoader position(ColumnSource source, int slot) {
        long[] weights = new long[Math.max(1, rowRank)];
        if (source instanceof ColumnSource.AxisIndex index) {
            weights[index.axis()] = 1;
        } else if (source instanceof ColumnSource.Position) {
            long weight = 1;
            for (int axis = rowRank - 1; axis >= 0; axis--) {
                weights[axis] = weight;
                weight *= table.shape().get(axis);
            }
        } else {
            throw new H5Exception(
                    ErrorCode.INTERNAL, "a scan of rows can't make values of " + source);
        }
        return new PositionLoader(slot, weights);
    }

    private LoadStep scaleStep(ColumnSource.AxisScale source, ColumnDef column, int slot) {
        long size = table.shape().get(source.axis());
        StoredArray array = array(source.scale(), 1, List.of(size));
        StoredColumn[] one = {column(array, source.scale(), column, 0)};
        ColumnLoader loader =
                array.isChunked()
                        ? new ChunkedLoader(ChunkFetcher.of(array, false), one, new long[0])
                        : new FlatLoader(array, one, one, new long[0]);
        return new LoadStep(new ScaleLoader(slot, source.axis(), loader, size), array.place());
    }

    private LoadStep listStep(
            StoredArray array, ColumnSource.DatasetElement element, ColumnDef def, int slot) {
        long[] rest = element.rest().stream().mapToLong(Long::longValue).toArray();
        long before = rowBytes;
        StoredColumn column = column(array, element, def, slot);
        long elements = 1;
        for (long size : rest) {
            elements = size == 0 ? 0 : saturatedProduct(elements, size);
        }
        rowBytes = before + saturatedProduct(rowBytes - before, Math.max(1, elements));
        StoredColumn[] one = {column};
        figures.add(array, one, rest);
        ColumnLoader loader =
                array.isChunked()
                        ? new ChunkedLoader(fetcher(array), one, rest)
                        : new FlatLoader(array, one, one, rest);
        return new LoadStep(loader, array.place());
    }

    private static long saturatedProduct(long a, long b) {
        boolean overflow = Math.multiplyHigh(a, b) != 0 || a * b < 0;
        return overflow ? Long.MAX_VALUE >> 8 : Math.min(a * b, Long.MAX_VALUE >> 8);
    }

    private ChunkFetcher fetcher(StoredArray array) {
        return fetchers.computeIfAbsent(array, key -> ChunkFetcher.of(key, rowRank > 0));
    }

    private StoredColumn column(
            StoredArray array, ColumnSource.DatasetElement element, ColumnDef def, int slot) {
        try {
            MemberPath member = MemberPath.resolve(array.header().type(), element.memberPath());
            ColumnType type = def.type();
            for (int i = 0; i < element.rest().size(); i++) {
                type = ((ColumnType.ListOf) type).element();
            }
            ElementDecoder decoder =
                    ElementDecoders.of(
                            member.type(),
                            type,
                            def.decoding(),
                            new ElementDecoders.Scope(
                                    array.heaps(), names.apply(array.file()), warnings));
            long[] trailing = element.trailing().stream().mapToLong(Long::longValue).toArray();
            StoredColumn column =
                    new StoredColumn(
                            slot,
                            type,
                            decoder,
                            trailing,
                            member.offset(),
                            member.type().size(),
                            lengths(member.type()),
                            kept.column(array, member, type, def, part(element), () -> !warned));
            rowBytes += 8L + (column.varies() ? VARYING_BYTES : 0) + column.bytes();
            return column;
        } catch (H5Exception error) {
            throw error.within(array.place());
        }
    }

    /** Which elements of a chunk a column takes: one in each row, or all. */
    private String part(ColumnSource.DatasetElement element) {
        return rowRank + ":" + element.trailing() + element.rest().size();
    }

    /** Elements of each dimension of an array type, those of arrays in it after its own. */
    private static List<Integer> lengths(Datatype type) {
        List<Integer> lengths = new ArrayList<>();
        for (Datatype at = type; at instanceof Datatype.ArrayOf array; at = array.element()) {
            lengths.addAll(array.shape());
        }
        return lengths;
    }

    /** The dataset, checked to have the row space as its leading dimensions. */
    private StoredArray array(ColumnSource.DatasetElement element, int rank, List<Long> rows) {
        StoredObject dataset = element.dataset();
        ArrayKey key = new ArrayKey(dataset.file(), dataset.address(), element.path(), rank);
        try {
            StoredArray array = arrays.get(key);
            if (array == null) {
                array = new StoredArray(dataset, element.path(), rank);
                if (rank == rowRank) {
                    arrays.put(key, array);
                }
            }
            checkShape(array, element, rows);
            return array;
        } catch (H5Exception error) {
            throw error.within(new Place(dataset.file().source().name(), element.path(), -1));
        }
    }

    private static void checkShape(
            StoredArray array, ColumnSource.DatasetElement element, List<Long> rows) {
        List<Long> rest = element.trailing().isEmpty() ? element.rest() : List.of();
        int first = Math.max(1, rows.size());
        boolean fits = array.rank() == first + element.trailing().size() + element.rest().size();
        for (int axis = 0; fits && axis < rows.size(); axis++) {
            fits = rows.get(axis) <= array.size(axis);
        }
        for (int i = 0; fits && i < element.trailing().size(); i++) {
            long at = element.trailing().get(i);
            fits = at >= 0 && at < array.size(first + i);
        }
        for (int i = 0; fits && i < rest.size(); i++) {
            fits = rest.get(i) <= array.size(first + i);
        }
        if (!fits) {
            throw new H5Exception(
                    ErrorCode.INTERNAL,
                    "dataset of shape "
                            + array.header().space().shape()
                            + " does not hold rows of "
                            + rows
                            + " at "
                            + element.trailing()
                            + element.rest());
        }
    }
}
