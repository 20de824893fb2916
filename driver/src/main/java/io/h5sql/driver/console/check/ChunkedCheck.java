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
    private boolean decodable = true;

    ChunkedCheck(
            StoredObject object, DataLayout.Chunked layout, Report report, Comparison comparison) {
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
        if (Pointers.in(header.type())) {
            follow(decoded, origin);
        }
        comparison.chunk(chunk, origin, decoded);
    }

    private long[] origin(ChunkRecord chunk) {
        long[] origin = new long[chunkShape.length];
        Arrays.setAll(origin, axis -> chunk.scaled()[axis] * chunkShape[axis]);
        return origin;
    }

    /** Only what lies inside the dataset: an edge chunk may hold anything beyond. */
    private void follow(ByteSlice chunk, long[] origin) {
        Pointers pointers = new Pointers(object.file(), header.type());
        int last = chunkShape.length - 1;
        long[] at = new long[chunkShape.length];
        long run = inside(origin, last);
        int axis;
        do {
            long element = 0;
            for (int i = 0; i <= last; i++) {
                element = element * chunkShape[i] + at[i];
            }
            int from = chunk.offset() + (int) (element * header.type().size());
            pointers.follow(chunk.array(), from, run);
            axis = last - 1;
            while (axis >= 0 && ++at[axis] == inside(origin, axis)) {
                at[axis--] = 0;
            }
        } while (axis >= 0);
    }

    private long inside(long[] origin, int axis) {
        return Math.min(chunkShape[axis], header.space().shape().get(axis) - origin[axis]);
    }
}
