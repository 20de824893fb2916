package io.h5sql.engine.compute;

import static java.util.Objects.requireNonNull;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.batch.Vectors;
import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same value in each row. The vector of the longest batch so far is kept, and batches share its
 * arrays, so that a constant costs reading and no writing.
 */
public final class Constant implements Expression {
    /** What a vector may take that is kept. */
    private static final long KEPT_BYTES = 4L << 20;

    private final ColumnType type;
    private final Vector one;
    private volatile Vector longest;

    private Constant(ColumnType type, Vector one) {
        this.type = type;
        this.one = one;
        this.longest = one;
    }

    /**
     * @param value of the class that {@link io.h5sql.engine.batch.Values} has for the type, or any
     *     Number for a number; null for NULL
     */
    public static Constant of(ColumnType type, @Nullable Object value) {
        VectorBuilder builder = VectorBuilder.of(type, 1);
        append(builder, value);
        return new Constant(type, builder.build());
    }

    private static void append(VectorBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
        } else if (builder instanceof LongsBuilder b) {
            b.append(((Number) value).longValue());
        } else if (builder instanceof DoublesBuilder b) {
            b.append(((Number) value).doubleValue());
        } else if (builder instanceof IntsBuilder b) {
            b.append(((Number) value).intValue());
        } else if (builder instanceof FloatsBuilder b) {
            b.append(((Number) value).floatValue());
        } else if (builder instanceof ShortsBuilder b) {
            b.append(((Number) value).shortValue());
        } else if (builder instanceof BytesBuilder b && value instanceof Boolean flag) {
            b.append(flag.booleanValue());
        } else if (builder instanceof BytesBuilder b) {
            b.append(((Number) value).byteValue());
        } else if (builder instanceof DecimalsBuilder b) {
            b.append(((BigDecimal) value).unscaledValue());
        } else if (builder instanceof OctetsBuilder b && value instanceof byte[] bytes) {
            b.append(bytes, 0, bytes.length);
        } else if (builder instanceof OctetsBuilder b) {
            b.append((String) value);
        } else {
            throw new IllegalArgumentException("no constant of " + value.getClass());
        }
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    @Override
    public boolean mayFail() {
        return false;
    }

    /** A vector of the value alone. */
    public Vector one() {
        return one;
    }

    public boolean isNull() {
        return one.isNull(0);
    }

    /** The text of a VARCHAR that is not NULL. */
    public String text() {
        return Values.text((Vector.Octets) one, 0);
    }

    /** The bytes of a VARCHAR or VARBINARY that is not NULL. */
    byte[] octets() {
        Vector.Octets vector = (Vector.Octets) one;
        return java.util.Arrays.copyOf(vector.data(), vector.offsets()[1]);
    }

    @Override
    public Vector evaluate(Batch batch) {
        Vector known = longest;
        if (known.size() < batch.size()) {
            known = repeated(batch.size());
            if (Vectors.heapBytes(known) <= KEPT_BYTES) {
                longest = known;
            }
        }
        return prefix(known, batch.size());
    }

    private Vector repeated(int size) {
        if (one instanceof Vector.Octets octets) {
            byte[] value = octets();
            OctetsBuilder builder = (OctetsBuilder) VectorBuilder.of(type, size);
            builder.ensureData((long) value.length * size);
            for (int i = 0; i < size; i++) {
                if (octets.isNull(0)) {
                    builder.appendNull();
                } else {
                    builder.append(value, 0, value.length);
                }
            }
            return builder.build();
        }
        return Vectors.gather(one, new int[size]);
    }

    /** The first values of a vector, in the same arrays. */
    private static Vector prefix(Vector vector, int size) {
        if (vector.size() == size) {
            return vector;
        } else if (vector instanceof Vector.Longs v) {
            return new Vector.Longs(v.type(), v.values(), size, v.validity());
        } else if (vector instanceof Vector.Doubles v) {
            return new Vector.Doubles(v.values(), size, v.validity());
        } else if (vector instanceof Vector.Ints v) {
            return new Vector.Ints(v.values(), size, v.validity());
        } else if (vector instanceof Vector.Octets v) {
            return new Vector.Octets(v.type(), v.offsets(), v.data(), size, v.validity());
        } else if (vector instanceof Vector.Decimals v) {
            return new Vector.Decimals(v.type(), v.words(), size, v.validity());
        }
        return requireNonNull(Vectors.slice(vector, 0, size));
    }
}
