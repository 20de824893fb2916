package io.h5sql.engine.compute;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.util.List;
import java.util.Locale;

/**
 * Functions of UTF-8 text. A character is a code point, as SQL has it: a position or a length never
 * divides one.
 */
public final class TextFunctions {
    private TextFunctions() {}

    /** Cut to {@code length} characters, and filled with blanks to that length where asked for. */
    public static Expression fitted(Expression operand, int length, boolean pad) {
        return text(
                List.of(operand),
                (in, row, out) -> {
                    byte[] data = in[0].data();
                    int from = in[0].from(row);
                    int to = in[0].to(row);
                    int cut = skip(data, from, to, length);
                    OctetsBuilder builder = (OctetsBuilder) out;
                    if (!pad) {
                        builder.append(data, from, cut - from);
                        return;
                    }
                    int missing = length - count(data, from, cut);
                    byte[] target = builder.ensureData((long) cut - from + missing);
                    System.arraycopy(data, from, target, builder.end(), cut - from);
                    int end = builder.end() + cut - from;
                    java.util.Arrays.fill(target, end, end + missing, (byte) ' ');
                    builder.endValue(cut - from + missing);
                });
    }

    /** Number of characters, INTEGER. */
    public static Expression length(Expression operand) {
        return new Mapped(
                List.of(operand),
                Scalar.INTEGER,
                (in, row, out) ->
                        ((IntsBuilder) out)
                                .append(count(in[0].data(), in[0].from(row), in[0].to(row))));
    }

    /** Number of bytes, INTEGER. */
    public static Expression octets(Expression operand) {
        return new Mapped(
                List.of(operand),
                Scalar.INTEGER,
                (in, row, out) -> ((IntsBuilder) out).append(in[0].to(row) - in[0].from(row)));
    }

    /** In capitals, or in small letters; of letters beyond ASCII as Unicode has them. */
    public static Expression cased(Expression operand, boolean upper) {
        int first = upper ? 'a' : 'A';
        return text(
                List.of(operand),
                (in, row, out) -> {
                    byte[] data = in[0].data();
                    int from = in[0].from(row);
                    int to = in[0].to(row);
                    OctetsBuilder builder = (OctetsBuilder) out;
                    byte[] target = builder.ensureData((long) to - from);
                    int end = builder.end();
                    int seen = 0;
                    for (int i = from; i < to; i++) {
                        byte b = data[i];
                        seen |= b;
                        target[end++] = (byte) (b >= first && b <= first + 25 ? b ^ 0x20 : b);
                    }
                    if (seen >= 0) {
                        builder.endValue(to - from);
                    } else {
                        String text = in[0].text(row);
                        builder.append(
                                upper
                                        ? text.toUpperCase(Locale.ROOT)
                                        : text.toLowerCase(Locale.ROOT));
                    }
                });
    }

    /**
     * Characters from a position on, which counts from 1, and may lie before the text.
     *
     * @param operands text, BIGINT or smaller position, and perhaps how many
     */
    public static Expression substring(List<Expression> operands) {
        return text(
                operands,
                (in, row, out) -> {
                    byte[] data = in[0].data();
                    int to = in[0].to(row);
                    long start = in[1].number(row);
                    long end = Long.MAX_VALUE;
                    if (in.length > 2) {
                        long length = in[2].number(row);
                        if (length < 0) {
                            throw new io.h5sql.engine.error.H5Exception(
                                    io.h5sql.engine.error.ErrorCode.VALUE_OUT_OF_RANGE,
                                    "substring error: length " + length + " is negative");
                        }
                        end = start + length < start ? Long.MAX_VALUE : start + length;
                    }
                    int from = skip(data, in[0].from(row), to, Math.max(0, start - 1));
                    long wanted = end - Math.max(1, start);
                    int stop = end == Long.MAX_VALUE ? to : skip(data, from, to, wanted);
                    ((OctetsBuilder) out).append(data, from, Math.max(0, stop - from));
                });
    }

    /** One text after another. */
    public static Expression concatenation(List<Expression> operands) {
        return text(
                operands,
                (in, row, out) -> {
                    OctetsBuilder builder = (OctetsBuilder) out;
                    int length = 0;
                    for (Operand part : in) {
                        int bytes = part.to(row) - part.from(row);
                        byte[] target = builder.ensureData((long) length + bytes);
                        System.arraycopy(
                                part.data(), part.from(row), target, builder.end() + length, bytes);
                        length += bytes;
                    }
                    builder.endValue(length);
                });
    }

    /** Without a character, at its start and its end or one of them. */
    public static Expression trimmed(
            Expression operand, byte[] character, boolean leading, boolean trailing) {
        int width = character.length;
        return text(
                List.of(operand),
                (in, row, out) -> {
                    byte[] data = in[0].data();
                    int from = in[0].from(row);
                    int to = in[0].to(row);
                    while (leading && to - from >= width && matches(data, from, character)) {
                        from += width;
                    }
                    while (trailing && to - from >= width && matches(data, to - width, character)) {
                        to -= width;
                    }
                    ((OctetsBuilder) out).append(data, from, to - from);
                });
    }

    /** Position of the first text within the second, in characters from 1; 0 for none. */
    public static Expression position(Expression sought, Expression within) {
        return new Mapped(
                List.of(sought, within),
                Scalar.INTEGER,
                (in, row, out) -> {
                    int from = in[1].from(row);
                    int at = find(in[0], in[1], row);
                    ((IntsBuilder) out).append(at < 0 ? 0 : count(in[1].data(), from, at) + 1);
                });
    }

    /** The text with each occurrence of the second operand as the third; all, if that is empty. */
    public static Expression replaced(List<Expression> operands) {
        return text(
                operands,
                (in, row, out) ->
                        ((OctetsBuilder) out)
                                .append(
                                        in[1].to(row) == in[1].from(row)
                                                ? in[0].text(row)
                                                : in[0].text(row)
                                                        .replace(
                                                                in[1].text(row), in[2].text(row))));
    }

    /** Whether the first text begins with the second. */
    public static Expression startsWith(Expression text, Expression start) {
        return new Mapped(
                List.of(text, start),
                Scalar.BOOLEAN,
                (in, row, out) -> {
                    int length = in[1].to(row) - in[1].from(row);
                    int from = in[0].from(row);
                    ((BytesBuilder) out)
                            .append(length <= in[0].to(row) - from && same(in, row, from, length));
                });
    }

    /** Whether the first text ends with the second. */
    public static Expression endsWith(Expression text, Expression end) {
        return new Mapped(
                List.of(text, end),
                Scalar.BOOLEAN,
                (in, row, out) -> {
                    int length = in[1].to(row) - in[1].from(row);
                    int from = in[0].to(row) - length;
                    ((BytesBuilder) out)
                            .append(from >= in[0].from(row) && same(in, row, from, length));
                });
    }

    private static boolean same(Operand[] in, int row, int from, int length) {
        return java.util.Arrays.equals(
                in[0].data(), from, from + length, in[1].data(), in[1].from(row), in[1].to(row));
    }

    private static Expression text(List<Expression> operands, RowFunction function) {
        return new Mapped(operands, Varchar.UNBOUNDED, function);
    }

    private static int find(Operand sought, Operand within, int row) {
        int length = sought.to(row) - sought.from(row);
        int last = within.to(row) - length;
        for (int at = within.from(row); at <= last; at++) {
            if (java.util.Arrays.equals(
                    within.data(),
                    at,
                    at + length,
                    sought.data(),
                    sought.from(row),
                    sought.to(row))) {
                return at;
            }
        }
        return -1;
    }

    static boolean matches(byte[] data, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (data[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Characters in {@code [from, to)}: bytes that do not continue one. */
    static int count(byte[] data, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += data[i] >= -64 ? 1 : 0;
        }
        return count;
    }

    /** Where the text after {@code characters} of it begins. */
    static int skip(byte[] data, int from, int to, long characters) {
        if (characters >= to - from) {
            return to;
        }
        int at = from;
        for (long left = characters; left > 0 && at < to; left--) {
            at++;
            while (at < to && data[at] < -64) {
                at++;
            }
        }
        return at;
    }
}
