package io.h5sql.engine.batch;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.util.Arrays;
import java.util.List;

/**
 * Grows one vector by appending: a final subclass a vector kind. Each offers single appends and,
 * for bulk writers, {@code ensure(n)}, which makes room for {@code n} more values and answers the
 * raw array to write from {@link #size()} on, and {@link #advance}, which counts them in. One
 * thread.
 *
 * <p>Limits: no array of a vector exceeds 2^31 - 16 elements or an eighth of the heap; what would
 * is a {@code MEMORY_LIMIT} error.
 */
public abstract class VectorBuilder {
    static final int MAX_ARRAY = Integer.MAX_VALUE - 15;

    /**
     * An eighth of the heap, and not less than 64 MiB: one column of one batch must not be what
     * exhausts it, whatever lengths a file claims.
     */
    private static final long MAX_BYTES = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private static final long[] NO_NULLS = {};

    private long[] nulls = NO_NULLS;
    private int size;

    VectorBuilder() {}

    /** Builder of vectors of a type, with room for {@code capacity} values at first. */
    public static VectorBuilder of(ColumnType type, int capacity) {
        if (type instanceof Scalar scalar) {
            return switch (scalar) {
                case BOOLEAN, TINYINT -> new BytesBuilder(scalar, capacity);
                case SMALLINT -> new ShortsBuilder(capacity);
                case INTEGER -> new IntsBuilder(capacity);
                case BIGINT, TIMESTAMP -> new LongsBuilder(scalar, capacity);
                case REAL -> new FloatsBuilder(capacity);
                case DOUBLE -> new DoublesBuilder(capacity);
            };
        } else if (type instanceof ColumnType.Decimal decimal) {
            return new DecimalsBuilder(decimal, capacity);
        } else if (type instanceof ColumnType.ListOf list) {
            return new ListsBuilder(list, capacity, of(list.element(), capacity));
        }
        return new OctetsBuilder(type, capacity);
    }

    /**
     * Builder of {@code capacity} arrays of known size with room for all their elements, so that
     * one array may be larger than what growing allows. The caller has checked that so much memory
     * is his to take.
     *
     * @param lengths elements of each dimension of one array, the outermost first; of what lies
     *     below them the size is not known
     */
    public static VectorBuilder ofArrays(ColumnType type, int capacity, List<Integer> lengths) {
        if (lengths.isEmpty() || !(type instanceof ColumnType.ListOf list)) {
            return of(type, capacity);
        }
        long elements = (long) capacity * lengths.get(0);
        return elements > MAX_ARRAY
                ? of(type, capacity)
                : new ListsBuilder(
                        list,
                        capacity,
                        ofArrays(
                                list.element(),
                                (int) elements,
                                lengths.subList(1, lengths.size())));
    }

    /** Values appended so far. */
    public final int size() {
        return size;
    }

    public abstract void appendNull();

    /** Appends values {@code [from, from + count)} of a vector of the type that this builds. */
    public final void append(Vector source, int from, int count) {
        copy(source, from, count);
        if (!source.validity().isAll()) {
            for (int i = 0; i < count; i++) {
                if (source.isNull(from + i)) {
                    markNull(size + i);
                }
            }
        }
        advance(count);
    }

    /** Copies values of a vector behind the last one, without counting them in. */
    abstract void copy(Vector source, int from, int count);

    /** Bytes of heap that the values appended so far take, about; without room to grow. */
    public abstract long bytes();

    /** The vector of all appended; the builder must not be used after. */
    public abstract Vector build();

    /** Counts in {@code n} values that were written to the raw array after {@code ensure(n)}. */
    public final void advance(int n) {
        size += n;
    }

    /** Makes a value appended before NULL. */
    public final void markNull(int row) {
        int word = row >> 6;
        if (word >= nulls.length) {
            int wanted = Math.max(word, size >> 6) + 1;
            nulls = Arrays.copyOf(nulls, wanted + (nulls.length >> 1));
        }
        nulls[word] |= 1L << row;
    }

    final Validity validity() {
        if (nulls.length == 0) {
            return Validity.ALL;
        }
        long[] words = Arrays.copyOf(nulls, (size + 63) >> 6);
        for (int i = 0; i < words.length; i++) {
            words[i] = ~words[i];
        }
        if ((size & 63) != 0) {
            words[words.length - 1] &= (1L << size) - 1;
        }
        return Validity.ofWords(words);
    }

    /**
     * Length of an array that holds {@code needed} elements of {@code width} bytes and grows by
     * half at least.
     */
    static int grown(int length, long needed, int width) {
        long most = Math.min(MAX_ARRAY, MAX_BYTES / width);
        if (needed > most) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT,
                    "vector of "
                            + needed * width
                            + " bytes asked for, at most "
                            + most * width
                            + " are kept for a column of one batch: read fewer rows at a time");
        }
        long wanted = Math.max(needed, length + (length >> 1) + 16L);
        return (int) Math.min(wanted, most);
    }
}
