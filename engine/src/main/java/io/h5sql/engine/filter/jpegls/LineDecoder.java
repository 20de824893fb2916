package io.h5sql.engine.filter.jpegls;

import io.h5sql.engine.filter.codec.Malformed;
import java.util.Arrays;

/**
 * Decodes line after line (T.87, annex A). The gradients between the neighbours a (left), b
 * (above), c (above left) and d (above right) of a sample choose one of 365 contexts, whose
 * statistics say how its error of prediction is coded. Where there are none a run of equal samples
 * begins. One thread.
 */
final class LineDecoder {
    private static final int CONTEXTS = 365;
    private static final int MAX_CORRECTION = 127;
    private static final int MAX_PARAMETER = 16;

    /** Bits of the length of a run that ends, by how well runs went so far. */
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12,
        13, 14, 15
    };

    private final CodingParameters coding;
    private final StuffedBits bits;
    private final int width;
    private final int range;
    private final int errorBits;

    /** Of each context: sum of errors' sizes, bias, correction, and how many samples it had. */
    private final int[] sizes = new int[CONTEXTS + 2];

    private final int[] biases = new int[CONTEXTS + 2];
    private final int[] corrections = new int[CONTEXTS];
    private final int[] counts = new int[CONTEXTS + 2];

    /** Samples from 1 on; before and after them the neighbours of the first and the last. */
    private int[] line;

    private int[] above;
    private int runLevel;

    LineDecoder(CodingParameters coding, int width, StuffedBits bits) {
        this.coding = coding;
        this.width = width;
        this.bits = bits;
        range = coding.range();
        errorBits = coding.errorBits();
        line = new int[width + 2];
        above = new int[width + 2];
        Arrays.fill(sizes, Math.max(2, (range + 32) / 64));
        Arrays.fill(counts, 1);
    }

    /** The samples of the next line, from index 1 on, valid until the next call. */
    int[] next() {
        int[] free = above;
        above = line;
        line = free;
        above[width + 1] = above[width];
        line[0] = above[1];
        int at = 1;
        while (at <= width) {
            int q1 = quantized(above[at + 1] - above[at]);
            int q2 = quantized(above[at] - above[at - 1]);
            int q3 = quantized(above[at - 1] - line[at - 1]);
            int context = 81 * q1 + 9 * q2 + q3;
            if (context == 0) {
                at = run(at);
            } else {
                line[at] = sample(at, Math.abs(context), context < 0 ? -1 : 1);
                at++;
            }
        }
        return line;
    }

    private int quantized(int gradient) {
        int size = Math.abs(gradient);
        int level = 4;
        if (size <= coding.near()) {
            level = 0;
        } else if (size < coding.t1()) {
            level = 1;
        } else if (size < coding.t2()) {
            level = 2;
        } else if (size < coding.t3()) {
            level = 3;
        }
        return gradient < 0 ? -level : level;
    }

    private int sample(int at, int context, int sign) {
        int predicted = clamped(predicted(at) + sign * corrections[context]);
        int low = parameter(context, sizes[context]);
        int mapped = bits.golomb(low, coding.limit(), errorBits);
        int error = mapped >>> 1 ^ -(mapped & 1);
        if (low == 0 && coding.near() == 0 && 2 * biases[context] <= -counts[context]) {
            error = ~error;
        }
        update(context, error);
        return rebuilt(predicted, sign * error);
    }

    /** The median of the left, the upper and the plane through the three neighbours. */
    private int predicted(int at) {
        int a = line[at - 1];
        int b = above[at];
        int c = above[at - 1];
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        return c >= high ? low : c <= low ? high : a + b - c;
    }

    private int parameter(int context, int size) {
        int low = 0;
        while (counts[context] << low < size && low < MAX_PARAMETER) {
            low++;
        }
        return low;
    }

    private void update(int context, int error) {
        biases[context] += error * coding.step();
        sizes[context] += Math.abs(error);
        halve(context);
        int count = ++counts[context];
        if (biases[context] <= -count) {
            biases[context] = Math.max(biases[context] + count, 1 - count);
            corrections[context] = Math.max(corrections[context] - 1, -MAX_CORRECTION - 1);
        } else if (biases[context] > 0) {
            biases[context] = Math.min(biases[context] - count, 0);
            corrections[context] = Math.min(corrections[context] + 1, MAX_CORRECTION);
        }
    }

    private void halve(int context) {
        if (counts[context] == coding.reset()) {
            sizes[context] >>= 1;
            biases[context] >>= 1;
            counts[context] >>= 1;
        }
    }

    private int rebuilt(int predicted, int error) {
        int value = predicted + error * coding.step();
        if (value < -coding.near()) {
            value += range * coding.step();
        } else if (value > coding.maximum() + coding.near()) {
            value -= range * coding.step();
        }
        return clamped(value);
    }

    private int clamped(int value) {
        return Math.max(0, Math.min(coding.maximum(), value));
    }

    /** A run of the left neighbour's value, and the sample that ends it; answers what is next. */
    private int run(int from) {
        int at = from;
        while (at <= width && bits.read(1) == 1) {
            int length = 1 << RUN_BITS[runLevel];
            if (length <= width + 1 - at) {
                runLevel = Math.min(runLevel + 1, RUN_BITS.length - 1);
            }
            at += Math.min(length, width + 1 - at);
        }
        int end = at <= width ? at + bits.read(RUN_BITS[runLevel]) : at;
        boolean whole = at > width;
        if (!whole && end > width) {
            throw Malformed.of(JpegLsDecoder.CODEC, "a run beyond the end of the line");
        }
        Arrays.fill(line, from, end, line[from - 1]);
        if (whole) {
            return end;
        }
        line[end] = interruption(end);
        runLevel = Math.max(0, runLevel - 1);
        return end + 1;
    }

    private int interruption(int at) {
        int a = line[at - 1];
        int b = above[at];
        int kind = Math.abs(a - b) <= coding.near() ? 1 : 0;
        int context = CONTEXTS + kind;
        int size = sizes[context] + kind * (counts[context] >> 1);
        int low = parameter(context, size);
        int mapped = bits.golomb(low, coding.limit() - RUN_BITS[runLevel] - 1, errorBits);
        int odd = mapped + kind & 1;
        int error = mapped + kind + odd >> 1;
        boolean negativeIsOdd = low != 0 || 2 * biases[context] >= counts[context];
        if (negativeIsOdd == (odd == 1)) {
            error = -error;
        }
        biases[context] += error < 0 ? 1 : 0;
        sizes[context] += mapped + 1 - kind >> 1;
        halve(context);
        counts[context]++;
        return kind == 1 ? rebuilt(a, error) : rebuilt(b, a > b ? -error : error);
    }
}
