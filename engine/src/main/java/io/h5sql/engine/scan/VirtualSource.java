package io.h5sql.engine.scan;

import io.h5sql.engine.decode.ElementConversion;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.select.ElementSet;
import io.h5sql.engine.type.Datatype;

/**
 * One source of a virtual dataset and which elements it gives to which: the n-th of its selection
 * is the n-th of the virtual one. Immutable; thread-safe.
 */
final class VirtualSource {
    private final StoredArray array;
    private final StoredArray source;
    private final ElementSet target;
    private final ElementSet taken;
    private final ElementConversion conversion;

    /** Of a source in chunks, else one that is never asked. */
    private final SourceElements elements;

    VirtualSource(StoredArray array, StoredArray source, ElementSet target, ElementSet taken) {
        this.array = array;
        this.source = source;
        this.target = target;
        this.taken = taken;
        this.conversion = conversion(array, source);
        this.elements =
                source.isChunked()
                        ? new SourceElements.Chunked(ChunkFetcher.of(source, false))
                        : new SourceElements.Flat(source);
    }

    private static ElementConversion conversion(StoredArray array, StoredArray source) {
        Datatype from = source.header().type();
        Datatype to = array.header().type();
        return source.file() == array.file()
                ? ElementConversion.of(from, to)
                : ElementConversion.ofOtherFile(from, to, array.heaps(), source.file());
    }

    /**
     * Puts into the tile what it has of it; what is wrong with the source is told as the source's.
     */
    void fill(Tile tile, Worker worker) {
        try {
            copy(tile, worker);
        } catch (H5Exception error) {
            throw error.within(source.place());
        }
    }

    private void copy(Tile tile, Worker worker) {
        SourceElements.Copy copy = new SourceElements.Copy(source, conversion, tile.writable());
        long[] at = new long[source.rank()];
        target.forEachRun(
                tile.low(),
                tile.high(),
                (place, length, number) -> {
                    int offset = tile.offset(place);
                    long done = 0;
                    while (done < length) {
                        if (number + done >= taken.count()) {
                            throw tooFew(number + done);
                        }
                        long run = Math.min(taken.locate(number + done, at), length - done);
                        check(at, run);
                        elements.add(copy, at, (int) run, offset, worker);
                        offset += (int) run * array.elementSize();
                        done += run;
                    }
                });
        elements.finish(copy, worker);
    }

    private void check(long[] at, long run) {
        int last = at.length - 1;
        for (int axis = 0; axis <= last; axis++) {
            if (at[axis] + (axis == last ? run - 1 : 0) >= source.size(axis)) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "a virtual dataset maps element "
                                + java.util.Arrays.toString(at)
                                + " of a source of shape "
                                + source.header().space().shape(),
                        source.place());
            }
        }
    }

    private H5Exception tooFew(long number) {
        return new H5Exception(
                ErrorCode.CORRUPT_STRUCTURE,
                "a virtual dataset maps "
                        + target.count()
                        + " elements to "
                        + taken.count()
                        + " of its source, number "
                        + number
                        + " is wanted",
                source.place());
    }
}
