package io.h5sql.engine.filter.codec;

/** Reads bits from the bottom of each byte upwards, as ZFP has them. */
public final class BitsFromBottom {
    private final String codec;
    private final byte[] bytes;
    private final int from;
    private final int end;
    private int at;
    private long held;
    private int count;

    public BitsFromBottom(String codec, Span in) {
        this.codec = codec;
        this.bytes = in.array();
        this.from = in.from();
        this.at = in.from();
        this.end = in.to();
    }

    /** The next bits, 0 to 64 of them, as a number whose lowest bit is the first. */
    public long read(int bits) {
        return bits <= 32 ? word(bits) : word(32) | word(bits - 32) << 32;
    }

    /** Whether the next bit is set. */
    public boolean next() {
        return word(1) != 0;
    }

    /** Passes over that many bits, none if it is negative. */
    public void skip(int bits) {
        int left = bits;
        while (left > 0) {
            int run = Math.min(left, 32);
            word(run);
            left -= run;
        }
    }

    private long word(int bits) {
        if (count < bits) {
            fill(bits);
        }
        long value = held & (1L << bits) - 1;
        held >>>= bits;
        count -= bits;
        return value;
    }

    private void fill(int bits) {
        while (count < 56 && at < end) {
            held |= (bytes[at++] & 0xffL) << count;
            count += 8;
        }
        if (count < bits) {
            throw Malformed.breaksOff(codec, end - from);
        }
    }
}
