package io.h5sql.engine.filter.szip;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.Malformed;
import java.util.Arrays;

/**
 * The adaptive entropy coder of CCSDS 121.0-B: blocks of samples, each after the number of the
 * option it is coded with. One reference sample interval at a time, on whose first block a
 * reference sample stands where the preprocessor ran. One thread.
 */
final class RiceDecoder {
    private static final String CODEC = "filter 4 (szip)";

    /** This many zero blocks mean: to the end of the segment of 64 blocks, or of the interval. */
    private static final int REST_OF_SEGMENT = 5;

    private static final int SEGMENT_BLOCKS = 64;

    /** Sums of a pair of samples that the second extension option codes. */
    private static final int PAIR_SUMS = 13;

    private static final int PAIR_CODES = PAIR_SUMS * (PAIR_SUMS + 1) / 2;

    /** Longer runs cost more than samples stored as they are. */
    private static final int MAX_RUN = 1 << 16;

    private final BitsFromTop bits;
    private final int sampleBits;
    private final int idBits;
    private final int blockSize;
    private final boolean preprocessed;
    private final int[] samples;

    RiceDecoder(BitsFromTop bits, int sampleBits, int blockSize, int blocks, boolean preprocessed) {
        this.bits = bits;
        this.sampleBits = sampleBits;
        this.idBits = sampleBits > 16 ? 5 : sampleBits > 8 ? 4 : 3;
        this.blockSize = blockSize;
        this.preprocessed = preprocessed;
        this.samples = new int[blocks * blockSize];
    }

    /** Decodes the next interval as far as {@code needed} samples; they stay till the next call. */
    int[] interval(int needed) {
        int at = 0;
        int uncoded = (1 << idBits) - 1;
        while (at < needed) {
            int end = at + blockSize;
            int option = (int) bits.read(idBits);
            boolean pairs = option == 0 && bits.read(1) == 1;
            int first = at;
            if (option != uncoded && at == 0 && preprocessed) {
                samples[first++] = (int) bits.read(sampleBits);
            }
            if (option == uncoded) {
                plain(at, end);
            } else if (option > 0) {
                split(first, end, option - 1);
            } else if (pairs) {
                secondExtension(first, end);
            } else {
                end = zeroBlocks(at / blockSize) * blockSize + at;
                Arrays.fill(samples, first, end, 0);
            }
            at = end;
        }
        if (preprocessed) {
            undoPrediction(needed);
        }
        return samples;
    }

    private void plain(int from, int end) {
        for (int i = from; i < end; i++) {
            samples[i] = (int) bits.read(sampleBits);
        }
    }

    private void split(int from, int end, int low) {
        for (int i = from; i < end; i++) {
            samples[i] = bits.zeros(MAX_RUN) << low;
        }
        if (low > 0) {
            for (int i = from; i < end; i++) {
                samples[i] += (int) bits.read(low);
            }
        }
    }

    /** Pairs of samples coded as one number: the triangle of their sum, plus the second. */
    private void secondExtension(int from, int end) {
        int i = from;
        while (i < end) {
            int code = bits.zeros(PAIR_CODES - 1);
            int sum = (int) ((Math.sqrt(8.0 * code + 1) - 1) / 2);
            int second = code - sum * (sum + 1) / 2;
            if (i % 2 == 0) {
                samples[i++] = sum - second;
            }
            samples[i++] = second;
        }
    }

    private int zeroBlocks(int block) {
        int left = samples.length / blockSize - block;
        int blocks = bits.zeros(MAX_RUN) + 1;
        if (blocks == REST_OF_SEGMENT) {
            return Math.min(left, SEGMENT_BLOCKS - block % SEGMENT_BLOCKS);
        }
        if (blocks > REST_OF_SEGMENT) {
            blocks--;
        }
        if (blocks > left) {
            throw Malformed.of(CODEC, blocks + " zero blocks where " + left + " blocks are left");
        }
        return blocks;
    }

    /** Unit delay predictor: a residual's sign and size are folded within the sample's range. */
    private void undoPrediction(int needed) {
        int most = (int) ((1L << sampleBits) - 1);
        int middle = most / 2 + 1;
        int value = samples[0];
        for (int i = 1; i < needed; i++) {
            int coded = samples[i];
            int half = (coded >>> 1) + (coded & 1);
            int mirror = (value & middle) == 0 ? 0 : most;
            if (Integer.compareUnsigned(half, mirror ^ value) <= 0) {
                value += coded >>> 1 ^ -(coded & 1);
            } else {
                value = (mirror ^ coded) & most;
            }
            value &= most;
            samples[i] = value;
        }
    }
}
