package io.h5sql.engine.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.io.ByteCursor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.List;

/**
 * Names as files hold them: UTF-8, or where the bytes are not valid UTF-8, taken as ISO-8859-1 so
 * that each name stays reachable.
 */
final class StoredName {
    /** Orders names as their UTF-8 bytes. */
    static final Comparator<String> BYTEWISE = StoredName::compare;

    private StoredName() {}

    static String decode(byte[] bytes, int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to && ascii; i++) {
            ascii = bytes[i] >= 0;
        }
        if (ascii) {
            return new String(bytes, from, to - from, ISO_8859_1);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, ISO_8859_1);
        }
    }

    /** The bytes that {@link #decode} may have made this name of, the likelier first. */
    static List<byte[]> encodings(String name) {
        byte[] utf8 = name.getBytes(UTF_8);
        boolean ascii = utf8.length == name.length();
        boolean latin = name.chars().allMatch(c -> c <= 0xff);
        return ascii || !latin ? List.of(utf8) : List.of(utf8, name.getBytes(ISO_8859_1));
    }

    /** Up to the first NUL of the next {@code length} bytes, all of which are taken. */
    static String padded(ByteCursor cursor, int length) {
        int from = cursor.position();
        cursor.skip(length);
        byte[] bytes = cursor.array();
        int to = from;
        while (to < from + length && bytes[to] != 0) {
            to++;
        }
        return decode(bytes, from, to);
    }

    /** Up to a NUL, which is taken too and must be there. */
    static String terminated(ByteCursor cursor) {
        int from = cursor.position();
        byte[] bytes = cursor.array();
        int left = cursor.remaining();
        for (int i = 0; i < left; i++) {
            if (bytes[from + i] == 0) {
                cursor.skip(i + 1);
                return decode(bytes, from, from + i);
            }
        }
        throw cursor.corrupt("a name without its terminating NUL");
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return weight(a) - weight(b);
            }
        }
        return left.length() - right.length();
    }

    /** UTF-16 surrogates stand for code points above every other unit. */
    private static int weight(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x1_0000 : unit;
    }
}
