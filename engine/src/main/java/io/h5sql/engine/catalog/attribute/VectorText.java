package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of vectors as text and as numbers. */
public final class VectorText {
    private static final long NANOS = 1_000_000_000L;

    private VectorText() {}

    /** The value as people read it; NULL for none. */
    public static String text(Vector vector, int row) {
        if (vector.isNull(row)) {
            return "NULL";
        }
        if (vector instanceof Vector.Booleans booleans) {
            return booleans.values()[row] == 0 ? "false" : "true";
        }
        if (vector instanceof Vector.Octets octets) {
            return octets(octets, row);
        }
        if (vector instanceof Vector.Lists lists) {
            StringBuilder out = new StringBuilder("[");
            for (int i = lists.offsets()[row]; i < lists.offsets()[row + 1]; i++) {
                out.append(out.length() > 1 ? ", " : "").append(text(lists.elements(), i));
            }
            return out.append(']').toString();
        }
        if (vector instanceof Vector.Longs longs && longs.type() == ColumnType.Scalar.TIMESTAMP) {
            long nanos = longs.values()[row];
            return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                    .toString();
        }
        return String.valueOf(number(vector, row));
    }

    /** A number as its own type; null for NULL and for what is not a number. */
    static @Nullable Number number(Vector vector, int row) {
        if (vector.isNull(row)) {
            return null;
        }
        if (vector instanceof Vector.Bytes bytes) {
            return bytes.values()[row];
        }
        if (vector instanceof Vector.Shorts shorts) {
            return shorts.values()[row];
        }
        if (vector instanceof Vector.Ints ints) {
            return ints.values()[row];
        }
        if (vector instanceof Vector.Longs longs && longs.type() == ColumnType.Scalar.BIGINT) {
            return longs.values()[row];
        }
        if (vector instanceof Vector.Floats floats) {
            return floats.values()[row];
        }
        if (vector instanceof Vector.Doubles doubles) {
            return doubles.values()[row];
        }
        if (vector instanceof Vector.Decimals decimals) {
            byte[] words =
                    ByteBuffer.allocate(16)
                            .putLong(decimals.words()[2 * row + 1])
                            .putLong(decimals.words()[2 * row])
                            .array();
            return new BigDecimal(new BigInteger(words), decimals.type().scale());
        }
        return null;
    }

    private static String octets(Vector.Octets octets, int row) {
        int from = octets.offsets()[row];
        int length = octets.offsets()[row + 1] - from;
        if (octets.type() instanceof ColumnType.Varbinary) {
            return "0x" + HexFormat.of().formatHex(octets.data(), from, from + length);
        }
        return new String(octets.data(), from, length, StandardCharsets.UTF_8);
    }
}
