package io.h5sql.engine.filter.packed;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;
import java.util.List;

/**
 * A chunk of HDF5's scale-offset filter: four little-endian bytes with the number of bits of a
 * value, one with the length of the minimum, eight with the minimum, eight unused; then each
 * value's distance from the minimum, highest bit first. Floats were multiplied by a power of ten
 * and rounded before. All ones stand for the fill value, if there is one. At full width the values
 * are stored as they are.
 */
public final class ScaleOffsetChunk implements BlockDecoder {
    private static final String CODEC = "filter 6 (scaleoffset)";
    private static final int HEADER = 21;
    private static final int PARAMETERS = 8;
    private static final int INTEGER_SCALE = 2;

    private final int scale;
    private final int elements;
    private final boolean floats;
    private final int size;
    private final boolean bigEndian;
    private final boolean filled;
    private final long fill;

    /** Whether the parameters ask for all bits, so that the filter did nothing. */
    private final boolean untouched;

    /**
     * @param clientData scale type, scale factor, number of elements, class (0 integer, 1 float),
     *     size, signedness, byte order (0 little), whether a fill value is defined, and that
     * @throws io.h5sql.engine.error.H5Exception FILTER_FAILED for impossible parameters
     */
    public ScaleOffsetChunk(List<Integer> clientData) {
        if (clientData.size() < PARAMETERS) {
            throw Malformed.of(CODEC, clientData.size() + " parameters");
        }
        int type = clientData.get(0);
        scale = clientData.get(1);
        elements = clientData.get(2);
        floats = clientData.get(3) == 1;
        size = clientData.get(4);
        bigEndian = clientData.get(6) == 1;
        filled = clientData.get(7) == 1;
        fill = word(clientData, 8) | word(clientData, 9) << 32;
        boolean sized = floats ? size == 4 || size == 8 : Integer.bitCount(size) == 1 && size <= 8;
        if (!sized || size <= 0 || elements < 0 || type != (floats ? 0 : INTEGER_SCALE)) {
            throw Malformed.of(
                    CODEC,
                    "scale type "
                            + type
                            + " for "
                            + elements
                            + (floats ? " floats" : " integers")
                            + " of "
                            + size
                            + " bytes");
        }
        untouched = !floats && scale == size * 8;
    }

    private static long word(List<Integer> clientData, int index) {
        return index < clientData.size() ? clientData.get(index) & 0xffff_ffffL : 0;
    }

    @Override
    public int decode(Span in, Span out, CodecScratch scratch) {
        long length = untouched ? in.length() : (long) elements * size;
        if (length > out.length()) {
            throw Malformed.tooLong(CODEC, out.length());
        }
        if (untouched) {
            System.arraycopy(in.array(), in.from(), out.array(), out.from(), in.length());
            return in.length();
        }
        Span header = in.part(CODEC, in.from(), HEADER);
        int bits = Words.le32(in.array(), header.from());
        if (bits < 0 || bits > size * 8) {
            throw Malformed.of(CODEC, bits + " bits of a value of " + size + " bytes");
        }
        Span packed = new Span(in.array(), header.to(), in.to());
        Span target = new Span(out.array(), out.from(), out.from() + (int) length);
        if (bits == size * 8) {
            copy(packed, target);
        } else if (floats) {
            floats(packed, target, bits, minimum(header));
        } else {
            integers(packed, target, bits, minimum(header));
        }
        return (int) length;
    }

    private static long minimum(Span header) {
        int bytes = Math.min(Long.BYTES, header.array()[header.from() + 4] & 0xff);
        long minimum = Words.le64(header.array(), header.from() + 5);
        return bytes == Long.BYTES ? minimum : minimum & (1L << 8 * bytes) - 1;
    }

    /** Full width: the values in the byte order of the machine that wrote, taken as little. */
    private void copy(Span packed, Span out) {
        Span source = packed.part(CODEC, packed.from(), out.length());
        if (!bigEndian) {
            System.arraycopy(source.array(), source.from(), out.array(), out.from(), out.length());
            return;
        }
        for (int at = 0; at < out.length(); at += size) {
            for (int b = 0; b < size; b++) {
                out.array()[out.from() + at + b] =
                        source.array()[source.from() + at + size - 1 - b];
            }
        }
    }

    private void integers(Span packed, Span out, int bits, long minimum) {
        BitsFromTop source = new BitsFromTop(CODEC, packed);
        long hole = (1L << bits) - 1;
        for (int to = out.from(); to < out.to(); to += size) {
            long coded = source.readLong(bits);
            long value = filled && coded == hole ? fill : coded + minimum;
            Words.put(out.array(), to, size, bigEndian, value);
        }
    }

    private void floats(Span packed, Span out, int bits, long minimum) {
        BitsFromTop source = new BitsFromTop(CODEC, packed);
        long hole = (1L << bits) - 1;
        double power = Math.pow(10, scale);
        boolean narrow = size == Float.BYTES;
        float least = Float.intBitsToFloat((int) minimum);
        double base = narrow ? least : Double.longBitsToDouble(minimum);
        for (int to = out.from(); to < out.to(); to += size) {
            long coded = source.readLong(bits);
            long value = fill;
            if (!filled || coded != hole) {
                value =
                        narrow
                                ? Float.floatToRawIntBits((float) coded / (float) power + least)
                                : Double.doubleToRawLongBits(coded / power + base);
            }
            Words.put(out.array(), to, size, bigEndian, value);
        }
    }
}
