package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.format.ChunkIndex;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.format.Superblock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a dataset is stored, for listings. The figures that need the chunk index ({@link
 * #storedBytes}, {@link #chunkCount}) visit the whole of it once, when first asked. One thread.
 */
public final class StorageFacts {
    private static final Map<Integer, String> FILTER_NAMES =
            Map.ofEntries(
                    Map.entry(1, "deflate"),
                    Map.entry(2, "shuffle"),
                    Map.entry(3, "fletcher32"),
                    Map.entry(4, "szip"),
                    Map.entry(5, "nbit"),
                    Map.entry(6, "scaleoffset"),
                    Map.entry(305, "lzo"),
                    Map.entry(307, "bzip2"),
                    Map.entry(32000, "lzf"),
                    Map.entry(32001, "blosc"),
                    Map.entry(32004, "lz4"),
                    Map.entry(32008, "bitshuffle"),
                    Map.entry(32013, "zfp"),
                    Map.entry(32015, "zstd"),
                    Map.entry(32026, "blosc2"));
    private static final int DEFLATE = 1;

    private final StoredObject object;
    private final DatasetHeader header;
    private @Nullable Totals totals;

    private record Totals(long chunks, long bytes) {}

    public StorageFacts(StoredObject object) {
        this.object = object;
        this.header = object.dataset();
    }

    public DatasetHeader header() {
        return header;
    }

    /** compact, contiguous, chunked, virtual or external. */
    public String layout() {
        DataLayout layout = header.layout();
        if (layout instanceof DataLayout.Compact) {
            return "compact";
        }
        if (layout instanceof DataLayout.Contiguous) {
            return header.externalFiles() ? "external" : "contiguous";
        }
        return layout instanceof DataLayout.Chunked ? "chunked" : "virtual";
    }

    /** Elements of a chunk along each dimension; empty unless chunked. */
    public List<Long> chunkShape() {
        return header.layout() instanceof DataLayout.Chunked chunked
                ? chunked.chunkShape()
                : List.of();
    }

    /** Names of the filters in the order they ran when writing, such as shuffle, deflate(4). */
    public String filters() {
        return header.filters().stream()
                .map(StorageFacts::filter)
                .collect(Collectors.joining(", "));
    }

    private static String filter(FilterSpec spec) {
        String stored = spec.name().isEmpty() ? "filter " + spec.id() : spec.name();
        String name = FILTER_NAMES.getOrDefault(spec.id(), stored);
        return spec.id() == DEFLATE && !spec.clientData().isEmpty()
                ? name + "(" + spec.clientData().get(0) + ")"
                : name;
    }

    /** Bytes of all elements decoded; 0 for a null dataspace. */
    public long logicalBytes() {
        return header.space().kind() == Dataspace.Kind.NULL
                ? 0
                : saturated(Shapes.product(header.space().shape()), header.type().size());
    }

    /** Bytes of one chunk decoded; 0 unless chunked. */
    public long chunkBytes() {
        return chunkShape().isEmpty()
                ? 0
                : saturated(Shapes.product(chunkShape()), header.type().size());
    }

    /** Chunks along each dimension; empty unless chunked. */
    public List<Long> grid() {
        List<Long> chunk = chunkShape();
        List<Long> shape = header.space().shape();
        List<Long> grid = new ArrayList<>();
        for (int i = 0; i < Math.min(chunk.size(), shape.size()); i++) {
            long size = Math.max(1, chunk.get(i));
            grid.add(shape.get(i) / size + (shape.get(i) % size == 0 ? 0 : 1));
        }
        return grid;
    }

    /** Chunks that are stored; 0 unless chunked. */
    public long chunkCount() {
        return totals().chunks();
    }

    /** Bytes the raw data takes in the file; 0 while nothing is written, and of a virtual one. */
    public long storedBytes() {
        DataLayout layout = header.layout();
        if (layout instanceof DataLayout.Compact compact) {
            return compact.data().length;
        }
        if (layout instanceof DataLayout.Contiguous contiguous) {
            boolean written = contiguous.address() != Superblock.UNDEFINED;
            return written || header.externalFiles() ? contiguous.size() : 0;
        }
        return totals().bytes();
    }

    /** Stored bytes fit this many times into the logical ones; 0 where nothing is stored. */
    public double ratio() {
        long stored = storedBytes();
        return stored == 0 ? 0 : (double) logicalBytes() / stored;
    }

    private Totals totals() {
        Totals known = totals;
        if (known == null) {
            known = count();
            totals = known;
        }
        return known;
    }

    private Totals count() {
        if (!(header.layout() instanceof DataLayout.Chunked chunked)
                || chunked.index().address() == Superblock.UNDEFINED) {
            return new Totals(0, 0);
        }
        if (chunked.index() instanceof DataLayout.IndexSpec.Implicit) {
            long chunks = Shapes.product(grid());
            return new Totals(chunks, saturated(chunks, chunkBytes()));
        }
        ChunkIndex index = object.chunkIndex();
        long[] sums = new long[2];
        long[] to = grid().stream().mapToLong(n -> n).toArray();
        index.forEach(
                new long[to.length],
                to,
                chunk -> {
                    sums[0]++;
                    sums[1] += chunk.storedBytes();
                });
        return new Totals(sums[0], sums[1]);
    }

    private static long saturated(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
