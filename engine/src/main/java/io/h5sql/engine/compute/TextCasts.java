package io.h5sql.engine.compute;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.DoublesBuilder;
import io.h5sql.engine.batch.FloatsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Casts between text and other types. */
public final class TextCasts {
    private TextCasts() {}

    /** Text of numbers and truth values as SQL writes them. */
    public static Expression toText(Expression operand) {
        return new Mapped(
                List.of(operand),
                ColumnType.Varchar.UNBOUNDED,
                (in, row, out) ->
                        ((OctetsBuilder) out)
                                .append(
                                        text(
                                                java.util.Objects.requireNonNull(
                                                        Values.get(
                                                                in[0].vector(), in[0].row(row))))));
    }

    private static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        } else if (value instanceof Double number) {
            return number == 0 ? "0E0" : Double.toString(number);
        } else if (value instanceof Float number) {
            return number == 0 ? "0E0" : Float.toString(number);
        } else if (value instanceof BigDecimal number) {
            return decimal(number.toPlainString());
        }
        return value.toString();
    }

    /** Without a 0 before the point. */
    private static String decimal(String plain) {
        if (plain.startsWith("0.")) {
            return plain.substring(1);
        }
        return plain.startsWith("-0.") ? "-" + plain.substring(2) : plain;
    }

    /**
     * Numbers and truth values of text, blanks around them ignored. What is none fails with
     * INVALID_CAST, what is out of range with VALUE_OUT_OF_RANGE.
     */
    public static Expression fromText(Expression operand, ColumnType type) {
        return new Mapped(
                List.of(operand), type, (in, row, out) -> append(in[0].text(row), type, out));
    }

    private static void append(String text, ColumnType type, VectorBuilder out) {
        String bare = text.strip();
        if (type == Scalar.BOOLEAN) {
            ((BytesBuilder) out).append(truth(bare, text));
        } else if (out instanceof DoublesBuilder doubles) {
            doubles.append(real(bare, text, type));
        } else if (out instanceof FloatsBuilder floats) {
            floats.append((float) real(bare, text, type));
        } else {
            BigDecimal number = number(bare, text, type);
            if (type instanceof Scalar && !isWhole(bare)) {
                throw invalid(text, type, null);
            }
            if (type instanceof Decimal decimal) {
                long[] words = new long[2];
                Int128.put(words, 0, number, decimal, RoundingMode.DOWN);
                ((DecimalsBuilder) out).append(words[0], words[1]);
            } else {
                appendWhole(number, (Scalar) type, out);
            }
        }
    }

    /** Text of a whole number has digits and a sign; 1.5 and 1e3 are none. */
    private static boolean isWhole(String bare) {
        return bare.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    }

    private static void appendWhole(BigDecimal number, Scalar type, VectorBuilder out) {
        BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
        int bits = whole.unscaledValue().bitLength();
        if (out instanceof LongsBuilder longs && bits < 64) {
            longs.append(whole.longValue());
        } else if (out instanceof IntsBuilder ints && bits < 32) {
            ints.append(whole.intValue());
        } else if (out instanceof ShortsBuilder shorts && bits < 16) {
            shorts.append(whole.shortValue());
        } else if (out instanceof BytesBuilder bytes && bits < 8) {
            bytes.append(whole.byteValue());
        } else {
            throw Narrowing.outOfRange(number, type);
        }
    }

    private static boolean truth(String bare, String text) {
        return switch (bare.toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw invalid(text, Scalar.BOOLEAN, null);
        };
    }

    private static double real(String bare, String text, ColumnType type) {
        try {
            return Double.parseDouble(bare);
        } catch (NumberFormatException e) {
            throw invalid(text, type, e);
        }
    }

    private static BigDecimal number(String bare, String text, ColumnType type) {
        try {
            BigDecimal number = new BigDecimal(bare);
            if (number.precision() - (long) number.scale() > 400 || number.scale() > 4000) {
                throw Narrowing.outOfRange(bare, type);
            }
            return number;
        } catch (NumberFormatException e) {
            throw invalid(text, type, e);
        }
    }

    private static H5Exception invalid(
            String text,
            ColumnType type,
            @org.jspecify.annotations.Nullable NumberFormatException cause) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        return new H5Exception(
                ErrorCode.INVALID_CAST,
                "'" + shown + "' is no value of " + type,
                io.h5sql.engine.error.Place.UNKNOWN,
                cause);
    }
}
