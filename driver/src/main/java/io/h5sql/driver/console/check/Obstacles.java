package io.h5sql.driver.console.check;

import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.format.ChunkRecord;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.type.Datatype;
import java.util.List;

/** What jhdf 0.13 is known to read wrong without an error, as reasons not to compare. */
final class Obstacles {
    private static final int SHUFFLE = 2;
    private static final int FLETCHER = 3;

    /** Beyond these the data blocks of an extensible array are paged. */
    private static final long UNPAGED_ELEMENTS = 131_060;

    /** jhdf holds some 180 bytes for each. */
    private static final long MOST_CHUNKS = 1_000_000;

    private Obstacles() {}

    /** Where the raw data is not in the file itself. */
    static void check(DatasetHeader header) throws NotComparable {
        if (header.layout() instanceof DataLayout.Virtual) {
            throw new NotComparable("jhdf does not read virtual datasets");
        }
        if (header.externalFiles()) {
            throw new NotComparable("jhdf does not read raw data in other files");
        }
    }

    /** What of a datatype jhdf decodes otherwise than the format says, though it has the bytes. */
    static void checkValues(Datatype type) throws NotComparable {
        if (type instanceof Datatype.Compound compound) {
            for (Datatype.Member member : compound.members()) {
                checkValues(member.type());
            }
        } else if (type instanceof Datatype.ArrayOf array) {
            if (array.shape().size() > 1) {
                throw new NotComparable("values: jhdf leaves arrays of several dimensions empty");
            }
            checkValues(array.element());
        } else if (type instanceof Datatype.VariableSequence sequence) {
            checkValues(sequence.element());
        } else if (type instanceof Datatype.FloatingPoint number && !number.isIeee()) {
            throw new NotComparable("values: jhdf takes every float for one of IEEE 754");
        } else if (type instanceof Datatype.FixedPoint number
                && number.precision() != number.size() * Byte.SIZE) {
            throw new NotComparable("values: jhdf takes all bits of an integer for its value");
        }
    }

    static void check(DatasetHeader header, DataLayout.Chunked layout, long chunks)
            throws NotComparable {
        if (chunks > MOST_CHUNKS) {
            throw new NotComparable("more than " + MOST_CHUNKS + " chunks");
        }
        if (layout.index() instanceof DataLayout.IndexSpec.ExtensibleArray) {
            if (chunks > UNPAGED_ELEMENTS) {
                throw new NotComparable("jhdf misreads extensible arrays of this many chunks");
            }
            if (header.space().maxShape().indexOf(Dataspace.UNLIMITED) > 0) {
                throw new NotComparable(
                        "jhdf misplaces chunks where a later dimension is unlimited");
            }
        }
        List<Integer> filters = header.filters().stream().map(FilterSpec::id).toList();
        int fletcher = filters.indexOf(FLETCHER);
        if (fletcher > 0 && filters.get(fletcher - 1) == SHUFFLE) {
            throw new NotComparable("jhdf unshuffles checksums together with the data");
        }
    }

    static void check(ChunkRecord chunk, int filters) throws NotComparable {
        if (filters > 0 && chunk.filterMask() != 0) {
            throw new NotComparable("jhdf does not heed that filters were skipped for a chunk");
        }
    }

    static void checkType(DatasetHeader header, SecondReader.Stored second) throws NotComparable {
        int bytes = second.elementBytes();
        if (bytes != header.type().size()) {
            throw new NotComparable(
                    "jhdf reads the type as one of "
                            + bytes
                            + " bytes, it has "
                            + header.type().size());
        }
    }

    /** How many of jhdf's bytes are data: without compression it leaves a checksum behind them. */
    static int dataBytes(DatasetHeader header, int expected, int found) {
        boolean checksum =
                header.filters().stream().anyMatch(filter -> filter.id() == FLETCHER)
                        && found == expected + Integer.BYTES;
        return checksum ? expected : found;
    }
}
