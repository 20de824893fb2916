package io.h5sql.engine.operator.aggregate;

import io.h5sql.engine.batch.Validity;
import java.util.Arrays;

/** Which groups have met a value. */
final class Present {
    private boolean[] groups = {};

    void grow(int count) {
        if (count > groups.length) {
            groups = Arrays.copyOf(groups, Sizes.grown(groups.length, count));
        }
    }

    void mark(int group) {
        groups[group] = true;
    }

    boolean isMarked(int group) {
        return groups[group];
    }

    Validity validity(int count) {
        long[] words = new long[(count + 63) >> 6];
        int marked = 0;
        for (int group = 0; group < count; group++) {
            if (groups[group]) {
                words[group >> 6] |= 1L << group;
                marked++;
            }
        }
        return marked == count ? Validity.ALL : Validity.ofWords(words);
    }

    long heapBytes() {
        return groups.length;
    }
}
