package io.h5sql.engine.filter.zfp;

import io.h5sql.engine.filter.codec.BitsFromBottom;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.List;

/**
 * A chunk of ZFP (registered filter 32013): blocks of four values in each dimension, the fastest
 * dimension first, without a header, which is in the filter's parameters. Where four do not divide
 * a dimension the last blocks are filled up with values that are left out here.
 */
public final class ZfpChunk implements BlockDecoder {
    static final String CODEC = "filter 32013 (ZFP)";

    private static final int SIDE = 4;
    private static final int MAX_DIMENSIONS = 4;

    private final ZfpHeader header;

    /** Lengths of four dimensions, the fastest first, 1 for those that are not there. */
    private final int[] lengths = {1, 1, 1, 1};

    /**
     * @param clientData the parameters of the filter, see {@link ZfpHeader}
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED for what is no header,
     *     UNSUPPORTED_FILTER for another version of the codec
     */
    public ZfpChunk(List<Integer> clientData) {
        header = ZfpHeader.parse(clientData);
        for (int i = 0; i < header.lengths().size(); i++) {
            lengths[i] = header.lengths().get(i);
        }
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        long bytes = header.type().bytes();
        for (int length : lengths) {
            bytes *= length;
            if (bytes > out.length()) {
                throw Malformed.tooLong(CODEC, out.length());
            }
        }
        ZfpBlock block = scratch.state(ZfpBlock.class, ZfpBlock::new);
        block.start(header);
        BitsFromBottom bits = new BitsFromBottom(CODEC, in);
        int[] at = new int[MAX_DIMENSIONS];
        do {
            block.decode(bits);
            store(block, at, out);
        } while (advance(at));
        return (int) bytes;
    }

    /** Moves on to the next block; answers whether there is one. */
    private boolean advance(int[] at) {
        for (int i = 0; i < MAX_DIMENSIONS; i++) {
            if (at[i] < lengths[i] - SIDE) {
                at[i] += SIDE;
                return true;
            }
            at[i] = 0;
        }
        return false;
    }

    private void store(ZfpBlock block, int[] at, Span out) {
        for (int w = 0; w < side(at, 3); w++) {
            for (int z = 0; z < side(at, 2); z++) {
                for (int y = 0; y < side(at, 1); y++) {
                    int row = ((at[3] + w) * lengths[2] + at[2] + z) * lengths[1] + at[1] + y;
                    int first = SIDE * (SIDE * (SIDE * w + z) + y);
                    storeRow(block, first, side(at, 0), row * lengths[0] + at[0], out);
                }
            }
        }
    }

    private int side(int[] at, int dimension) {
        return Math.min(SIDE, lengths[dimension] - at[dimension]);
    }

    private void storeRow(ZfpBlock block, int first, int count, int element, Span out) {
        boolean wide = header.type().bytes() == Long.BYTES;
        for (int i = 0; i < count; i++) {
            long value = block.value(first + i);
            if (wide) {
                long ordered = header.bigEndian() ? Long.reverseBytes(value) : value;
                Words.putLe64(out.array(), out.from() + (element + i) * Long.BYTES, ordered);
            } else {
                int narrow = (int) value;
                int ordered = header.bigEndian() ? Integer.reverseBytes(narrow) : narrow;
                Words.putLe32(out.array(), out.from() + (element + i) * Integer.BYTES, ordered);
            }
        }
    }
}
