package io.h5sql.engine.filter.lz;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;

/** The two moves of every LZ77 decoder, literals and copies, inside the bounds of both arrays. */
final class LzWindow {
    private static final int SHORT = 16;

    private final String codec;
    private final byte[] in;
    private final int from;
    private final int end;
    private final byte[] out;
    private final int start;
    private final int limit;
    private int at;
    private int to;

    LzWindow(String codec, Span source, Span target) {
        this.codec = codec;
        in = source.array();
        from = source.from();
        end = source.to();
        at = from;
        out = target.array();
        start = target.from();
        limit = target.to();
        to = start;
    }

    boolean hasInput() {
        return at < end;
    }

    /** The bytes not read yet. */
    Span rest() {
        return new Span(in, at, end);
    }

    int written() {
        return to - start;
    }

    int next() {
        if (at == end) {
            throw Malformed.breaksOff(codec, end - from);
        }
        return in[at++] & 0xff;
    }

    /** A length continued in bytes of 255 and one smaller. */
    int continued(int length) {
        int sum = length;
        int more;
        do {
            more = next();
            sum += more;
            if (sum < 0 || sum > limit - start) {
                throw Malformed.tooLong(codec, limit - start);
            }
        } while (more == 255);
        return sum;
    }

    /** A length continued in bytes of 0, which stand for 255, and a last one. */
    int continuedInZeros(int length) {
        int sum = length;
        int more;
        while ((more = next()) == 0) {
            sum += 255;
            if (sum > limit - start) {
                throw Malformed.tooLong(codec, limit - start);
            }
        }
        return sum + more;
    }

    void literals(int count) {
        if (count < 0 || count > end - at) {
            throw Malformed.breaksOff(codec, end - from);
        }
        room(count);
        System.arraycopy(in, at, out, to, count);
        at += count;
        to += count;
    }

    /** Repeats what was written {@code distance} bytes before. */
    void copy(int distance, int count) {
        int source = to - distance;
        if (distance <= 0 || source < start) {
            throw Malformed.of(codec, "a copy from before the block's start");
        }
        room(count);
        int stop = to + count;
        if (distance == 1) {
            Arrays.fill(out, to, stop, out[source]);
        } else if (count <= SHORT) {
            for (int i = to; i < stop; i++) {
                out[i] = out[source++];
            }
        } else {
            int done = to;
            while (done < stop) {
                int run = Math.min(done - source, stop - done);
                System.arraycopy(out, source, out, done, run);
                done += run;
            }
        }
        to = stop;
    }

    private void room(int count) {
        if (count < 0 || count > limit - to) {
            throw Malformed.tooLong(codec, limit - start);
        }
    }
}
