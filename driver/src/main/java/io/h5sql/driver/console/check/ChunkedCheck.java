package io.h5sql.driver.console.check;

import io.h5sql.engine.catalog.tree.StorageFacts;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.filter.DecodeScratch;
import io.h5sql.engine.filter.FilterPipeline;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.StoredObject;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and decodes every chunk of a dataset, which verifies its checksums, and compares it with
 * the second reader's. Holds one chunk at a time. One thread.
 */
final class ChunkedCheck {
    /** Room that a filter may add to a chunk it can't shrink. */
    private static final long SLACK = 1 << 20;

    private final StoredObject object;
    private final DatasetHeader header;
    private final long[] chunkShape;
    private final Report report;
    private final Comparison comparison;
    private final StorageFacts facts;
    private final ElementValues values;
    private boolean decodable = true;

    ChunkedCheck(
            StoredObject object,
            DataLayout.Chunked layout,
            ElementValues values,
            Report report,
            Comparison comparison) {
        this.values = values;
        this.object = object;
        this.header = object.dataset();
        this.chunkShape = layout.chunkShape().stream().mapToLong(n -> n).toArray();
        this.report = report;
        this.comparison = comparison;
        this.facts = new StorageFacts(object);
    }

    void run() {
        long chunkBytes = facts.chunkBytes();
        if (chunkBytes > Runtime.getRuntime().maxMemory() / 8) {
            report.add(Report.Finding.NOT_READ, "chunks of " + chunkBytes + " bytes");
            return;
        }
        comparison.begin(facts.chunkCount());
        FilterPipeline pipeline =
                new FilterPipeline(header.filters(), header.type().size(), chunkBytes);
        List<Long> grid = facts.grid();
        try (DecodeScratch scratch = new DecodeScratch()) {
            object.chunkIndex()
                    .forEach(
                            new long[grid.size()],
                            grid.stream().mapToLong(n -> n).toArray(),
                            chunk -> guarded(chunk, pipeline, scratch));
        }
    }

    private void guarded(ChunkRecord chunk, FilterPipeline pipeline, DecodeScratch scratch) {
        report.chunk(chunk.storedBytes());
        long[] origin = origin(chunk);
        try {
            if (decodable) {
                check(chunk, origin, pipeline, scratch);
            }
        } catch (H5Exception error) {
            decodable = error.code() != ErrorCode.UNSUPPORTED_FILTER;
            report.add(decodable ? "chunk at " + Arrays.toString(origin) : "", error);
        }
    }

    private void check(
            ChunkRecord chunk, long[] origin, FilterPipeline pipeline, DecodeScratch scratch) {
        if (chunk.storedBytes() > 2L * pipeline.chunkBytes() + SLACK) {
            throw H5Exception.corrupt(
                    chunk.storedBytes() + " bytes for a chunk of " + pipeline.chunkBytes(),
                    chunk.address());
        }
        byte[] stored = new byte[(int) chunk.storedBytes()];
        object.file().read(chunk.address(), stored, 0, stored.length);
        ByteSlice decoded = pipeline.decode(stored, 0, stored.length, chunk.filterMask(), scratch);
        ByteSlice inside = inside(decoded, origin);
        values.read(inside);
        comparison.chunk(chunk, origin, decoded, values, inside);
    }

    private long[] origin(ChunkRecord chunk) {
        long[] origin = new long[chunkShape.length];
        Arrays.setAll(origin, axis -> chunk.scaled()[axis] * chunkShape[axis]);
        return origin;
    }

    /** What lies inside the dataset: beyond it an edge chunk may hold anything. */
    private ByteSlice inside(ByteSlice chunk, long[] origin) {
        int last = chunkShape.length - 1;
        int size = header.type().size();
        boolean whole = true;
        for (int axis = 0; axis <= last; axis++) {
            whole &= inside(origin, axis) == chunkShape[axis];
        }
        if (whole) {
            return chunk;
        }
        byte[] inside = new byte[chunk.length()];
        int length = 0;
        int run = (int) inside(origin, last) * size;
        long[] at = new long[chunkShape.length];
        int axis;
        do {
            long element = 0;
            for (int i = 0; i <= last; i++) {
                element = element * chunkShape[i] + at[i];
            }
            System.arraycopy(
                    chunk.array(), chunk.offset() + (int) element * size, inside, length, run);
            length += run;
            axis = last - 1;
            while (axis >= 0 && ++at[axis] == inside(origin, axis)) {
                at[axis--] = 0;
            }
        } while (axis >= 0);
        return new ByteSlice(inside, 0, length);
    }

    private long inside(long[] origin, int axis) {
        return Math.min(chunkShape[axis], header.space().shape().get(axis) - origin[axis]);
    }
}
