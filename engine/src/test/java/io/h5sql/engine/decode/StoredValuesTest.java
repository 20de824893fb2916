package io.h5sql.engine.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Decoding;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bytes that NumPy or the HDF5 library stored, against the values they read from them. */
@SuppressWarnings("NullAway") // NULL is an answer here.
class StoredValuesTest {
    private static final Pattern WHOLE = Pattern.compile("(u?)int(8|16|32|64)(le|be)");
    private static final Pattern IEEE = Pattern.compile("float(16|32|64)(le|be)");

    @TestFactory
    List<DynamicTest> everyCase() throws IOException {
        try (InputStream in = StoredValuesTest.class.getResourceAsStream("/decode/cases.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return text.lines()
                    .map(line -> line.split("\t"))
                    .map(parts -> dynamicTest(parts[0], () -> check(parts)))
                    .toList();
        }
    }

    private static void check(String[] parts) {
        Datatype type = type(parts[0]);
        String[] elements = parts[1].split(" ");
        String[] expected = parts[2].split(" ");
        for (int gap : new int[] {0, 3}) {
            int stride = type.size() + gap;
            byte[] src = new byte[5 + elements.length * stride];
            for (int k = 0; k < elements.length; k++) {
                byte[] element = HexFormat.of().parseHex(elements[k]);
                assertEquals(type.size(), element.length);
                System.arraycopy(element, 0, src, 5 + k * stride, element.length);
            }
            Vector vector = decode(type, src, 5, stride, elements.length);
            for (int k = 0; k < elements.length; k++) {
                assertEquals(expected[k], text(Values.get(vector, k)), parts[0] + " element " + k);
            }
        }
    }

    private static Vector decode(Datatype type, byte[] src, int base, int stride, int count) {
        ColumnType target = ColumnTypes.of(type);
        VectorBuilder builder = VectorBuilder.of(target, 1);
        ElementDecoder decoder =
                DecodeFixture.decoder(type, target, Decoding.PLAIN, DecodeFixture.heap());
        decoder.append(src, base, stride, count - 1, builder);
        decoder.append(src, base + stride * (count - 1), stride, 1, builder);
        return builder.build();
    }

    private static String text(Object value) {
        if (value == null) {
            return "NaT";
        } else if (value instanceof Float number) {
            return text((double) number);
        } else if (value instanceof Double number) {
            // Python writes all 13 digits of the fraction, and subnormals as 0x0.
            return Double.isFinite(number) ? pythonHex(number) : number.toString();
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value.toString();
    }

    private static String pythonHex(double value) {
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        long bits = Double.doubleToRawLongBits(value);
        long fraction = bits & (1L << 52) - 1;
        long exponent = bits >>> 52 & 0x7ff;
        if (value == 0) {
            return sign + "0x0.0p+0";
        }
        String digits = HexFormat.of().toHexDigits(fraction).substring(3);
        long power = exponent == 0 ? -1022 : exponent - 1023;
        return sign
                + (exponent == 0 ? "0x0." : "0x1.")
                + digits
                + "p"
                + (power < 0 ? "" : "+")
                + power;
    }

    private static Datatype type(String name) {
        Matcher whole = WHOLE.matcher(name);
        Matcher ieee = IEEE.matcher(name);
        if (whole.matches()) {
            int bits = Integer.parseInt(whole.group(2));
            return new FixedPoint(
                    bits / 8, order(whole.group(3)), whole.group(1).isEmpty(), 0, bits);
        } else if (ieee.matches()) {
            Order order = order(ieee.group(2));
            return switch (ieee.group(1)) {
                case "16" -> floating(order, 2, new int[] {15, 10, 5, 10}, 15);
                case "32" -> floating(order, 4, new int[] {31, 23, 8, 23}, 127);
                default -> floating(order, 8, new int[] {63, 52, 11, 52}, 1023);
            };
        } else if (name.startsWith("datetime64 ")) {
            return new Opaque(8, "NUMPY:<M8[" + name.substring(11) + "]");
        }
        return odd(name);
    }

    private static Datatype odd(String name) {
        return switch (name) {
            case "int12le" -> new FixedPoint(2, Order.LITTLE, true, 2, 12);
            case "int12be" -> new FixedPoint(2, Order.BIG, true, 2, 12);
            case "uint24be" -> new FixedPoint(3, Order.BIG, false, 0, 24);
            case "int40le" -> new FixedPoint(5, Order.LITTLE, true, 0, 40);
            case "uint7le" -> new FixedPoint(1, Order.LITTLE, false, 1, 7);
            case "bfloat16le" -> floating(Order.LITTLE, 2, new int[] {15, 7, 8, 7}, 127);
            case "bfloat16be" -> floating(Order.BIG, 2, new int[] {15, 7, 8, 7}, 127);
            case "float8e4m3" -> floating(Order.LITTLE, 1, new int[] {7, 3, 4, 3}, 7);
            case "binary128le" -> floating(Order.LITTLE, 16, new int[] {127, 112, 15, 112}, 16383);
            case "binary128be" -> floating(Order.BIG, 16, new int[] {127, 112, 15, 112}, 16383);
            case "x87", "x87rounding" ->
                    new FloatingPoint(
                            16, Order.LITTLE, 0, 80, 79, 64, 15, 0, 64, 16383, Normalization.NONE);
            default -> throw new AssertionError("no datatype for " + name);
        };
    }

    private static FloatingPoint floating(Order order, int size, int[] fields, long bias) {
        return new FloatingPoint(
                size,
                order,
                0,
                8 * size,
                fields[0],
                fields[1],
                fields[2],
                0,
                fields[3],
                bias,
                Normalization.IMPLIED);
    }

    private static Order order(String mark) {
        return mark.equals("le") ? Order.LITTLE : Order.BIG;
    }
}
