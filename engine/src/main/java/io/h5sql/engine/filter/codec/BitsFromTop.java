package io.h5sql.engine.filter.codec;

/** Reads bits from the top of each byte downwards, as Rice codes, N-bit and bzip2 have them. */
public final class BitsFromTop {
    private final String codec;
    private final byte[] bytes;
    private final int from;
    private final int end;
    private int at;
    private long held;
    private int count;

    public BitsFromTop(String codec, Span in) {
        this.codec = codec;
        this.bytes = in.array();
        this.from = in.from();
        this.at = in.from();
        this.end = in.to();
    }

    /** The next bits, 0 to 32 of them, as an unsigned number. */
    public long read(int bits) {
        if (count < bits) {
            fill(bits);
        }
        count -= bits;
        return held >>> count & (1L << bits) - 1;
    }

    /**
     * The next bits, 0 to 31 of them, which stay to be read; zeros stand for those after the end.
     */
    public int peek(int bits) {
        if (count < bits) {
            load();
        }
        long shifted = count < bits ? held << bits - count : held >>> count - bits;
        return (int) shifted & (1 << bits) - 1;
    }

    /** Reads bits that were peeked at. */
    public void skip(int bits) {
        if (count < bits) {
            throw Malformed.breaksOff(codec, end - from);
        }
        count -= bits;
    }

    /** The next bits, 0 to 64 of them. */
    public long readLong(int bits) {
        return bits <= 32 ? read(bits) : read(bits - 32) << 32 | read(32);
    }

    /** Number of 0 bits before the next 1 bit, which is read too; at most {@code most}. */
    public int zeros(int most) {
        int zeros = 0;
        while (true) {
            if (count == 0) {
                fill(1);
            }
            int run = Math.min(count, Long.numberOfLeadingZeros(held << 64 - count));
            zeros += run;
            if (zeros > most) {
                throw Malformed.of(codec, "a run of more than " + most + " zero bits");
            }
            count -= run;
            if (count > 0) {
                count--;
                return zeros;
            }
        }
    }

    /** Number of 1 bits before the next 0 bit, which is read too; less than {@code limit}. */
    public int ones(int limit) {
        int ones = 0;
        while (read(1) == 1) {
            if (++ones == limit) {
                throw Malformed.of(codec, "a run of " + limit + " one bits");
            }
        }
        return ones;
    }

    private void fill(int bits) {
        load();
        if (count < bits) {
            throw Malformed.breaksOff(codec, end - from);
        }
    }

    private void load() {
        while (count <= 56 - 8 && at < end) {
            held = held << 8 | bytes[at++] & 0xff;
            count += 8;
        }
    }
}
