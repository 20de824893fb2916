package io.h5sql.engine.batch;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Vectors of one type laid one after another in one. */
public final class Concatenation {
    private static final int MOST_ROWS = Integer.MAX_VALUE - 15;

    private Concatenation() {}

    /** The rows that count of all batches, as one dense batch; at least one batch is needed. */
    public static Batch of(List<Batch> batches) {
        if (batches.size() == 1 && batches.get(0).isDense()) {
            return batches.get(0);
        }
        long rows = batches.stream().mapToLong(Batch::count).sum();
        if (rows > MOST_ROWS) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT, rows + " rows at once, at most " + MOST_ROWS + " go");
        }
        List<Vector> columns = new ArrayList<>();
        for (int column = 0; column < batches.get(0).columns().size(); column++) {
            List<Vector> parts = new ArrayList<>();
            for (Batch batch : batches) {
                parts.add(Vectors.take(batch.columns().get(column), batch.selection()));
            }
            columns.add(of(parts, (int) rows));
        }
        return Batch.of(columns, (int) rows);
    }

    /** One vector of some of a type, of {@code rows} values in all; at least one is needed. */
    public static Vector of(List<Vector> parts, int rows) {
        Vector first = parts.get(0);
        Validity validity = validity(parts, rows);
        if (first instanceof Vector.Octets octets) {
            return octets(octets, parts, rows, validity);
        } else if (first instanceof Vector.Lists lists) {
            return lists(lists, parts, rows, validity);
        } else if (first instanceof Vector.Decimals decimals) {
            long[] words = new long[Math.multiplyExact(2, rows)];
            int at = 0;
            for (Vector part : parts) {
                System.arraycopy(
                        ((Vector.Decimals) part).words(), 0, words, 2 * at, 2 * part.size());
                at += part.size();
            }
            return new Vector.Decimals(decimals.type(), words, rows, validity);
        }
        return numbers(first, parts, rows, validity);
    }

    private static Vector numbers(Vector first, List<Vector> parts, int rows, Validity validity) {
        if (first instanceof Vector.Longs longs) {
            long[] all = new long[rows];
            copy(parts, part -> ((Vector.Longs) part).values(), all);
            return new Vector.Longs(longs.type(), all, rows, validity);
        } else if (first instanceof Vector.Doubles) {
            double[] all = new double[rows];
            copy(parts, part -> ((Vector.Doubles) part).values(), all);
            return new Vector.Doubles(all, rows, validity);
        } else if (first instanceof Vector.Ints) {
            int[] all = new int[rows];
            copy(parts, part -> ((Vector.Ints) part).values(), all);
            return new Vector.Ints(all, rows, validity);
        } else if (first instanceof Vector.Floats) {
            float[] all = new float[rows];
            copy(parts, part -> ((Vector.Floats) part).values(), all);
            return new Vector.Floats(all, rows, validity);
        } else if (first instanceof Vector.Shorts) {
            short[] all = new short[rows];
            copy(parts, part -> ((Vector.Shorts) part).values(), all);
            return new Vector.Shorts(all, rows, validity);
        } else if (first instanceof Vector.Bytes) {
            byte[] all = new byte[rows];
            copy(parts, part -> ((Vector.Bytes) part).values(), all);
            return new Vector.Bytes(all, rows, validity);
        }
        byte[] all = new byte[rows];
        copy(parts, part -> ((Vector.Booleans) part).values(), all);
        return new Vector.Booleans(all, rows, validity);
    }

    /** The array of a vector. */
    private interface Values {
        Object of(Vector part);
    }

    private static void copy(List<Vector> parts, Values values, Object target) {
        int at = 0;
        for (Vector part : parts) {
            System.arraycopy(values.of(part), 0, target, at, part.size());
            at += part.size();
        }
    }

    private static Vector octets(
            Vector.Octets first, List<Vector> parts, int rows, Validity validity) {
        int[] offsets = new int[rows + 1];
        long bytes = 0;
        for (Vector part : parts) {
            Vector.Octets octets = (Vector.Octets) part;
            bytes += octets.offsets()[octets.size()] - octets.offsets()[0];
        }
        if (bytes > MOST_ROWS) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT, bytes + " bytes of text at once, at most 2 GiB go");
        }
        byte[] data = new byte[(int) bytes];
        int at = 0;
        for (Vector part : parts) {
            Vector.Octets octets = (Vector.Octets) part;
            int from = octets.offsets()[0];
            int length = octets.offsets()[octets.size()] - from;
            System.arraycopy(octets.data(), from, data, offsets[at], length);
            shift(octets.offsets(), octets.size(), offsets, at);
            at += octets.size();
        }
        return new Vector.Octets(first.type(), offsets, data, rows, validity);
    }

    private static Vector lists(
            Vector.Lists first, List<Vector> parts, int rows, Validity validity) {
        int[] offsets = new int[rows + 1];
        List<Vector> elements = new ArrayList<>();
        long length = 0;
        int at = 0;
        for (Vector part : parts) {
            Vector.Lists lists = (Vector.Lists) part;
            int from = lists.offsets()[0];
            int count = lists.offsets()[lists.size()] - from;
            length += count;
            if (length > MOST_ROWS) {
                throw new H5Exception(ErrorCode.MEMORY_LIMIT, length + " array elements at once");
            }
            elements.add(Vectors.slice(lists.elements(), from, count));
            shift(lists.offsets(), lists.size(), offsets, at);
            at += lists.size();
        }
        return new Vector.Lists(first.type(), offsets, of(elements, (int) length), rows, validity);
    }

    /** Appends the ends of values: those of a part counted from where the last one ended. */
    private static void shift(int[] part, int size, int[] offsets, int at) {
        int delta = offsets[at] - part[0];
        for (int i = 1; i <= size; i++) {
            offsets[at + i] = part[i] + delta;
        }
    }

    private static Validity validity(List<Vector> parts, int rows) {
        if (parts.stream().allMatch(part -> part.validity().isAll())) {
            return Validity.ALL;
        }
        long[] words = new long[(rows + 63) >> 6];
        Arrays.fill(words, -1L);
        if ((rows & 63) != 0) {
            words[words.length - 1] = (1L << rows) - 1;
        }
        int at = 0;
        for (Vector part : parts) {
            for (int i = 0; i < part.size() && !part.validity().isAll(); i++) {
                if (part.isNull(i)) {
                    words[at + i >> 6] &= ~(1L << at + i);
                }
            }
            at += part.size();
        }
        return Validity.ofWords(words);
    }
}
