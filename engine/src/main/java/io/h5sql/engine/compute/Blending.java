package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import org.jspecify.annotations.Nullable;

/** Of two vectors one value a row, without a branch a row. */
final class Blending {
    private Blending() {}

    /** Where {@code truth} is TRUE that of {@code yes}; null where there is no such loop. */
    static @Nullable Vector of(Vector.Booleans truth, Vector yes, Vector no) {
        int n = truth.size();
        Vector.Booleans sure = sure(truth);
        byte[] take = sure.values();
        if (yes instanceof Vector.Doubles a && no instanceof Vector.Doubles b) {
            double[] x = a.values();
            double[] y = b.values();
            double[] out = new double[n];
            for (int i = 0; i < n; i++) {
                out[i] = take[i] != 0 ? x[i] : y[i];
            }
            return new Vector.Doubles(out, n, validity(take, yes, no));
        } else if (yes instanceof Vector.Longs a && no instanceof Vector.Longs b) {
            long[] x = a.values();
            long[] y = b.values();
            long[] out = new long[n];
            for (int i = 0; i < n; i++) {
                out[i] = take[i] != 0 ? x[i] : y[i];
            }
            return new Vector.Longs(a.type(), out, n, validity(take, yes, no));
        } else if (yes instanceof Vector.Ints a && no instanceof Vector.Ints b) {
            int[] x = a.values();
            int[] y = b.values();
            int[] out = new int[n];
            for (int i = 0; i < n; i++) {
                out[i] = take[i] != 0 ? x[i] : y[i];
            }
            return new Vector.Ints(out, n, validity(take, yes, no));
        }
        return null;
    }

    /** NULL is not TRUE. */
    private static Vector.Booleans sure(Vector.Booleans truth) {
        Validity validity = truth.validity();
        if (validity.isAll()) {
            return truth;
        }
        int n = truth.size();
        byte[] values = new byte[n];
        for (int i = 0; i < n; i++) {
            values[i] = (byte) (truth.values()[i] & (int) (validity.words()[i >> 6] >>> i));
        }
        return new Vector.Booleans(values, n, Validity.ALL);
    }

    private static Validity validity(byte[] take, Vector yes, Vector no) {
        if (yes.validity().isAll() && no.validity().isAll()) {
            return Validity.ALL;
        }
        int n = yes.size();
        long[] words = new long[(n + 63) >> 6];
        for (int word = 0; word < words.length; word++) {
            long taken = 0;
            int to = Math.min(64, n - 64 * word);
            for (int i = 0; i < to; i++) {
                taken |= (long) take[64 * word + i] << i;
            }
            words[word] = taken & word(yes, word) | ~taken & word(no, word);
        }
        return Validity.ofWords(words);
    }

    private static long word(Vector vector, int index) {
        return vector.validity().isAll() ? -1L : vector.validity().words()[index];
    }
}
