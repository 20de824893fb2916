package io.h5sql.engine.filter.jpegls;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/** Bits from the top of each byte downwards; the top one after a byte of ones is left out. */
final class StuffedBits {
    private final Span in;
    private int at;
    private int last;
    private int held;
    private int count;

    StuffedBits(Span in) {
        this.in = in;
        this.at = in.from();
    }

    /** The next bits, 0 to 16 of them. */
    int read(int bits) {
        int value = 0;
        for (int left = bits; left > 0; ) {
            if (count == 0) {
                fill();
            }
            int run = Math.min(left, count);
            count -= run;
            value = value << run | held >>> count & (1 << run) - 1;
            left -= run;
        }
        return value;
    }

    /**
     * A number in Golomb's code: zeros up to a one count {@code 1 << low}, then its lowest bits.
     */
    int golomb(int low, int limit, int wholeBits) {
        int most = limit - wholeBits - 1;
        int zeros = 0;
        while (read(1) == 0) {
            if (++zeros > most) {
                throw Malformed.of(
                        JpegLsDecoder.CODEC, "a run of more than " + most + " zero bits");
            }
        }
        return zeros < most ? (zeros << low) + read(low) : read(wholeBits) + 1;
    }

    private void fill() {
        if (at == in.to()) {
            throw Malformed.breaksOff(JpegLsDecoder.CODEC, in.length());
        }
        int next = in.array()[at++] & 0xff;
        count = last == 0xff ? 7 : 8;
        if (last == 0xff && next > 0x7f) {
            throw Malformed.of(JpegLsDecoder.CODEC, "a marker before the last sample");
        }
        last = next;
        held = next;
    }
}
