package io.h5sql.engine.filter.packed;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;
import java.util.List;

/**
 * A chunk of HDF5's N-bit filter: of each value only the significant bits, highest first, without
 * any padding. The other bits come back as zeros; the datatype says what they mean.
 */
public final class NbitChunk implements BlockDecoder {
    private static final String CODEC = "filter 5 (nbit)";
    private static final int HEADER_VALUES = 3;

    private final boolean packed;
    private final int elements;
    private final NbitType type;

    /**
     * @param clientData what the filter pipeline message holds
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED for parameters that no type has
     */
    public NbitChunk(List<Integer> clientData) {
        if (clientData.size() < HEADER_VALUES) {
            throw Malformed.of(CODEC, clientData.size() + " parameters");
        }
        packed = clientData.get(1) == 0;
        elements = clientData.get(2);
        type = packed ? new NbitParameters(clientData).type() : new NbitType.Whole(1);
        if (elements < 0) {
            throw Malformed.of(CODEC, elements + " elements");
        }
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        long length = packed ? (long) elements * type.size() : in.length();
        if (length > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        if (!packed) {
            System.arraycopy(in.array(), in.from(), out.array(), out.from(), in.length());
            return in.length();
        }
        int end = out.from() + (int) length;
        Arrays.fill(out.array(), out.from(), end, (byte) 0);
        BitsFromTop bits = new BitsFromTop(CODEC, in);
        for (int to = out.from(); to < end; to += type.size()) {
            type.decode(bits, out.array(), to);
        }
        return (int) length;
    }
}
