package io.h5sql.engine.operator;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Selection;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varbinary;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of random values, awkward ones among them, as batches; and batches as rows again. */
@SuppressWarnings("NullAway") // NULL is a value here.
record Rows(List<Field> fields, List<Object[]> rows) {
    static final Decimal NARROW = new Decimal(12, 2);
    static final Decimal WIDE = new Decimal(38, 3);

    static final List<ColumnType> TYPES =
            List.of(
                    Scalar.BOOLEAN,
                    Scalar.TINYINT,
                    Scalar.SMALLINT,
                    Scalar.INTEGER,
                    Scalar.BIGINT,
                    Scalar.REAL,
                    Scalar.DOUBLE,
                    Scalar.TIMESTAMP,
                    NARROW,
                    WIDE,
                    Varchar.UNBOUNDED,
                    new Varbinary(-1));

    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0xFFF8000000000001L),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final String[] TEXTS = {"", "a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "äö"};

    /** Columns {@code seq}, {@code c0}, {@code c1}, … of the given types; every sixth is NULL. */
    static Rows random(List<ColumnType> types, int count, int distinct, long seed) {
        Random random = new Random(seed);
        List<Field> fields = new ArrayList<>(List.of(new Field("seq", Scalar.INTEGER, false)));
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field("c" + i, types.get(i), true));
        }
        List<Object[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            Object[] values = new Object[fields.size()];
            values[0] = row;
            for (int i = 0; i < types.size(); i++) {
                values[i + 1] =
                        random.nextInt(6) == 0 ? null : value(types.get(i), random, distinct);
            }
            rows.add(values);
        }
        return new Rows(fields, rows);
    }

    /** Sums of doubles are exact: they are small multiples of 1/8. */
    private static Object value(ColumnType type, Random random, int distinct) {
        int number = random.nextInt(distinct) - distinct / 3;
        if (type == Scalar.BOOLEAN) {
            return random.nextBoolean();
        } else if (type == Scalar.TINYINT) {
            return (byte) number;
        } else if (type == Scalar.SMALLINT) {
            return (short) (number * 7);
        } else if (type == Scalar.INTEGER) {
            return number * 131071;
        } else if (type == Scalar.BIGINT || type == Scalar.TIMESTAMP) {
            return number * 0x1234567890ABL;
        } else if (type == Scalar.REAL) {
            return random.nextInt(9) == 0
                    ? (Object) (float) DOUBLES[random.nextInt(DOUBLES.length)]
                    : (Object) (number / 8f);
        } else if (type == Scalar.DOUBLE) {
            return random.nextInt(9) == 0 ? DOUBLES[random.nextInt(DOUBLES.length)] : number / 8.0;
        } else if (type instanceof Decimal decimal) {
            BigInteger unscaled =
                    BigInteger.valueOf(number)
                            .multiply(
                                    decimal.precision() > 20
                                            ? BigInteger.ONE.shiftLeft(60 + number % 4)
                                            : BigInteger.ONE);
            return new BigDecimal(unscaled, decimal.scale());
        }
        String text = TEXTS[random.nextInt(TEXTS.length)] + (number % 3 == 0 ? "" : number);
        return type instanceof Varchar ? text : (Object) bytes(text);
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= i % 2 == 0 ? (byte) 0x80 : 0;
        }
        return bytes;
    }

    /** Batches of the rows, between which others stand that don't count. */
    BatchStream stream(int batchRows) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            batches.add(batch(rows.subList(from, Math.min(rows.size(), from + batchRows))));
        }
        return new Given(fields, batches);
    }

    private Batch batch(List<Object[]> some) {
        boolean dense = some.get(0)[0] instanceof Integer seq && seq % 2 == 0;
        int stride = dense ? 1 : 2;
        List<Vector> columns = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
            VectorBuilder builder = VectorBuilder.of(fields.get(column).type(), 4);
            for (int i = 0; i < some.size() * stride; i++) {
                append(builder, some.get(dense ? i : i / 2 * (i % 2))[column]);
            }
            columns.add(builder.build());
        }
        int[] positions = new int[some.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = 2 * i + 1;
        }
        return dense
                ? Batch.of(columns, some.size())
                : new Batch(columns, 2 * some.size(), Selection.of(positions, some.size()));
    }

    private static void append(VectorBuilder builder, @Nullable Object value) {
        if (value == null) {
            builder.appendNull();
        } else if (value instanceof Boolean b) {
            ((BytesBuilder) builder).append(b);
        } else if (value instanceof Byte b) {
            ((BytesBuilder) builder).append(b);
        } else if (value instanceof Short s) {
            ((ShortsBuilder) builder).append(s);
        } else if (value instanceof Integer i) {
            ((IntsBuilder) builder).append(i);
        } else if (value instanceof Long l) {
            ((LongsBuilder) builder).append(l);
        } else if (value instanceof Float f) {
            ((FloatsBuilder) builder).append(f);
        } else if (value instanceof Double d) {
            ((DoublesBuilder) builder).append(d);
        } else if (value instanceof BigDecimal d) {
            ((DecimalsBuilder) builder).append(d.unscaledValue());
        } else {
            byte[] octets =
                    value instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
            ((OctetsBuilder) builder).append(octets, 0, octets.length);
        }
    }

    /** The rows that count of all batches, each as its values in one notation; closes it. */
    static List<String> read(BatchStream stream) {
        List<String> all = new ArrayList<>();
        try (stream) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (int k = 0; k < batch.count(); k++) {
                    StringBuilder row = new StringBuilder();
                    for (Vector column : batch.columns()) {
                        row.append(text(Values.get(column, batch.selection().row(k)))).append('|');
                    }
                    all.add(row.toString());
                }
            }
        }
        return all;
    }

    /** A value in a notation that does not tell types of numbers, nor zeros, nor NaN apart. */
    static String text(@Nullable Object value) {
        if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return Double.isNaN(number) || Double.isInfinite(number)
                    ? Double.toString(number)
                    : text(new BigDecimal(number).round(new MathContext(14)));
        } else if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        } else if (value instanceof Number) {
            return text(new BigDecimal(value.toString()));
        } else if (value instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        return String.valueOf(value);
    }

    /** Batches made before. */
    private static final class Given implements BatchStream {
        private final List<Field> fields;
        private final List<Batch> batches;
        private int given;

        Given(List<Field> fields, List<Batch> batches) {
            this.fields = fields;
            this.batches = batches;
        }

        @Override
        public List<Field> fields() {
            return fields;
        }

        @Override
        public @Nullable Batch next() {
            return given < batches.size() ? batches.get(given++) : null;
        }

        @Override
        public void close() {
            given = batches.size();
        }
    }
}
