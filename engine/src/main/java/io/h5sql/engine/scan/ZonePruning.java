package io.h5sql.engine.scan;

import io.h5sql.engine.batch.Zone;
import io.h5sql.engine.cache.ZoneMap;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.expr.ZoneTest;
import io.h5sql.engine.select.RowRanges;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out rows of which the zone maps say that a predicate is not TRUE: whole slabs of chunks
 * along the leading axis. Each condition becomes the set of rows that it leaves, AND and OR their
 * intersection and union; what nothing is known of stays. One thread.
 */
final class ZonePruning {
    /** Chunks that one slab may have, for it to be looked at. */
    private static final long MOST_INNER = 1024;

    private final RowRanges rows;
    private final IntFunction<@Nullable Chunks> columns;

    /**
     * @param rows selected on the leading axis
     * @param columns chunks of the column with that ordinal; null where nothing is known of them
     */
    ZonePruning(RowRanges rows, IntFunction<@Nullable Chunks> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * The chunks of a column.
     *
     * @param length rows of a chunk on the leading axis
     * @param first number of the chunk at row coordinates 0
     * @param stride chunks from one slab to the next
     * @param inner numbers of the chunks of a slab, beside its first
     */
    record Chunks(
            StoredColumn column,
            ZoneMap zones,
            long length,
            long first,
            long stride,
            long[] inner) {
        /** Of a column whose rows have {@code rank} axes; null where nothing is known of them. */
        static @Nullable Chunks of(StoredColumn column, ChunkFetcher fetcher, int rank) {
            ZoneMap zones = column.kept().zones();
            if (zones == null || zones.isEmpty()) {
                return null;
            }
            StoredArray array = fetcher.array();
            long first = 0;
            for (int i = 0; i < column.trailing().length; i++) {
                int axis = array.rank() - column.trailing().length + i;
                first += column.trailing()[i] / array.chunkSize(axis) * fetcher.idStride(axis);
            }
            long[] inner = {0};
            for (int axis = 1; axis < rank; axis++) {
                long along = Math.max(1, (array.size(axis) - 1) / array.chunkSize(axis) + 1);
                if (along * inner.length > MOST_INNER) {
                    return null;
                }
                long[] wider = new long[inner.length * (int) along];
                for (int i = 0; i < wider.length; i++) {
                    wider[i] = inner[i / (int) along] + i % along * fetcher.idStride(axis);
                }
                inner = wider;
            }
            return new Chunks(column, zones, array.chunkSize(0), first, fetcher.idStride(0), inner);
        }

        boolean may(long slab, ZoneTest test, boolean negated) {
            for (long chunk : inner) {
                Zone zone = zones.get(first + slab * stride + chunk);
                if (zone == null || (negated ? test.mayFail(zone) : test.mayPass(zone))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The rows for which the predicate may be TRUE. */
    RowRanges left(Predicate predicate) {
        return left(predicate, false);
    }

    private RowRanges left(Predicate predicate, boolean negated) {
        if (predicate instanceof Predicate.Not not) {
            return left(not.operand(), !negated);
        } else if (predicate instanceof Predicate.And and) {
            return combined(and.all(), negated, negated);
        } else if (predicate instanceof Predicate.Or or) {
            return combined(or.any(), negated, !negated);
        }
        return leaf(predicate, negated);
    }

    private RowRanges combined(List<Predicate> parts, boolean negated, boolean union) {
        RowRanges left = union ? RowRanges.empty() : rows;
        for (Predicate part : parts) {
            RowRanges of = left(part, negated);
            left = union ? left.union(of) : left.intersect(of);
        }
        return left;
    }

    private RowRanges leaf(Predicate leaf, boolean negated) {
        int ordinal = PredicateColumns.of(leaf).get(0);
        Chunks chunks = columns.apply(ordinal);
        if (chunks == null) {
            return rows;
        }
        ZoneTest test = ZoneTest.compile(leaf, chunks.column().type());
        RowRanges.Appender left = new RowRanges.Appender(16);
        for (int range = 0; range < rows.rangeCount(); range++) {
            long at = rows.from(range);
            while (at < rows.to(range)) {
                long slab = at / chunks.length();
                // The last chunk may reach beyond 2^63.
                long end =
                        Math.min(rows.to(range) - at, chunks.length() - at % chunks.length()) + at;
                if (chunks.may(slab, test, negated)) {
                    left.add(at, end);
                }
                at = end;
            }
        }
        return left.finish();
    }
}
