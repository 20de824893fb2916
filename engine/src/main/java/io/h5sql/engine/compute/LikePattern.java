package io.h5sql.engine.compute;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of LIKE, compiled for UTF-8: {@code %} stands for any characters, {@code _} for one,
 * and what follows the escape character for itself. Patterns with a {@code %} at an end alone are
 * comparisons of a prefix, a suffix or a part; the others go back to the last {@code %} where they
 * fail, so matching takes at most the product of both lengths.
 */
public final class LikePattern {
    private static final int ONE = -1;
    private static final int MANY = -2;

    private final int[] tokens;
    private final byte @Nullable [] literal;
    private final boolean openStart;
    private final boolean openEnd;

    private LikePattern(int[] tokens) {
        this.tokens = tokens;
        int n = tokens.length;
        this.openStart = n > 0 && tokens[0] == MANY;
        this.openEnd = n > 1 && tokens[n - 1] == MANY;
        int[] inner = Arrays.copyOfRange(tokens, openStart ? 1 : 0, openEnd ? n - 1 : n);
        if (Arrays.stream(inner).anyMatch(token -> token < 0)) {
            this.literal = null;
            return;
        }
        byte[] bytes = new byte[inner.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) inner[i];
        }
        this.literal = bytes;
    }

    /**
     * The pattern, or null where the escape character stands before something that needs none, or
     * at the end.
     *
     * @param escape a code point, or -1 for none
     */
    public static @Nullable LikePattern of(String pattern, int escape) {
        int[] tokens = new int[4 * pattern.length()];
        int count = 0;
        int[] characters = pattern.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            boolean escaped = character == escape;
            if (escaped) {
                i++;
                int next = i < characters.length ? characters[i] : -1;
                if (next != '%' && next != '_' && next != escape) {
                    return null;
                }
                character = next;
            }
            if (!escaped && character == '_') {
                tokens[count++] = ONE;
            } else if (!escaped && character == '%') {
                if (count == 0 || tokens[count - 1] != MANY) {
                    tokens[count++] = MANY;
                }
            } else {
                for (byte b : Character.toString(character).getBytes(UTF_8)) {
                    tokens[count++] = b & 0xFF;
                }
            }
        }
        return new LikePattern(Arrays.copyOf(tokens, count));
    }

    /** Whether the text in {@code [from, to)} is one that the pattern describes. */
    boolean matches(byte[] data, int from, int to) {
        byte[] fixed = literal;
        return fixed == null ? general(data, from, to) : simple(fixed, data, from, to);
    }

    private boolean simple(byte[] fixed, byte[] data, int from, int to) {
        int room = to - from - fixed.length;
        if (room < 0) {
            return false;
        } else if (openStart && openEnd) {
            for (int at = from; at <= from + room; at++) {
                if (TextFunctions.matches(data, at, fixed)) {
                    return true;
                }
            }
            return false;
        } else if (openStart) {
            return TextFunctions.matches(data, to - fixed.length, fixed);
        }
        return (openEnd || room == 0) && TextFunctions.matches(data, from, fixed);
    }

    private boolean general(byte[] data, int from, int to) {
        int at = from;
        int token = 0;
        int lastMany = -1;
        int resume = from;
        while (at < to) {
            int wanted = token < tokens.length ? tokens[token] : Integer.MAX_VALUE;
            if (wanted == MANY) {
                lastMany = token++;
                resume = at;
            } else if (wanted == ONE) {
                at = TextFunctions.skip(data, at, to, 1);
                token++;
            } else if (wanted == (data[at] & 0xFF)) {
                at++;
                token++;
            } else if (lastMany >= 0) {
                resume = TextFunctions.skip(data, resume, to, 1);
                at = resume;
                token = lastMany + 1;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == MANY) {
            token++;
        }
        return token == tokens.length;
    }
}
