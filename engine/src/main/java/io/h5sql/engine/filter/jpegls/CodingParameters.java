package io.h5sql.engine.filter.jpegls;

import io.h5sql.engine.filter.codec.Malformed;

/**
 * The numbers of T.87, A.1 and C.2.4.1: the largest sample, the bound of the error, three
 * thresholds of gradients, and after how many samples of a context its statistics are halved.
 */
record CodingParameters(int maximum, int near, int t1, int t2, int t3, int reset) {
    private static final int DEFAULT_RESET = 64;

    CodingParameters {
        if (near > Math.min(255, maximum / 2)
                || t1 <= near
                || t1 > t2
                || t2 > t3
                || t3 > maximum
                || reset < 3) {
            throw Malformed.of(
                    JpegLsDecoder.CODEC,
                    "error "
                            + near
                            + ", thresholds "
                            + t1
                            + ", "
                            + t2
                            + ", "
                            + t3
                            + ", samples up to "
                            + maximum
                            + ", reset at "
                            + reset);
        }
    }

    /**
     * @param presets largest sample, thresholds and reset; 0 for the default of each
     */
    static CodingParameters of(int precision, int near, int[] presets) {
        int full = (1 << precision) - 1;
        int maximum = presets[0] == 0 ? full : presets[0];
        if (maximum > full) {
            throw Malformed.of(
                    JpegLsDecoder.CODEC, "samples up to " + maximum + " in " + precision + " bits");
        }
        int t1 = threshold(presets[1], maximum, 3, 2, 3 * near, near + 1);
        int t2 = threshold(presets[2], maximum, 7, 3, 5 * near, t1);
        int t3 = threshold(presets[3], maximum, 21, 4, 7 * near, t2);
        int reset = presets[4] == 0 ? DEFAULT_RESET : presets[4];
        return new CodingParameters(maximum, near, t1, t2, t3, reset);
    }

    private static int threshold(
            int preset, int maximum, int basic, int floor, int more, int least) {
        if (preset != 0) {
            return preset;
        }
        int value;
        if (maximum >= 128) {
            int factor = (Math.min(maximum, 4095) + 128) / 256;
            value = factor * (basic - floor) + floor + more;
        } else {
            value = Math.max(floor, basic / (256 / (maximum + 1)) + more);
        }
        return value > maximum || value < least ? least : value;
    }

    /** Width of the step that errors are counted in. */
    int step() {
        return 2 * near + 1;
    }

    /** Number of different errors. */
    int range() {
        return (maximum + 2 * near) / step() + 1;
    }

    /** Bits of an error that is stored as it is. */
    int errorBits() {
        return bits(range() - 1);
    }

    /** Longest code of an error. */
    int limit() {
        int sample = Math.max(2, bits(maximum));
        return 2 * (sample + Math.max(8, sample));
    }

    private static int bits(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }
}
