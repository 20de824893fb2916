package io.h5sql.driver.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A search pattern of DatabaseMetaData: {@code %} any text, {@code _} one character, {@code \}
 * escapes.
 */
final class LikePattern {
    private final @Nullable String exact;
    private final @Nullable Pattern pattern;

    private LikePattern(@Nullable String exact, @Nullable Pattern pattern) {
        this.exact = exact;
        this.pattern = pattern;
    }

    /** Null and {@code %} match everything. */
    static LikePattern of(@Nullable String like) {
        if (like == null || like.equals("%")) {
            return new LikePattern(null, null);
        }
        StringBuilder literal = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        boolean wild = false;
        for (int i = 0; i < like.length(); ) {
            int c = like.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\' && i < like.length()) {
                c = like.codePointAt(i);
                i += Character.charCount(c);
            } else if (c == '%' || c == '_') {
                regex.append(c == '%' ? ".*" : ".");
                wild = true;
                continue;
            }
            literal.appendCodePoint(c);
            regex.append(Pattern.quote(Character.toString(c)));
        }
        return wild
                ? new LikePattern(null, Pattern.compile(regex.toString(), Pattern.DOTALL))
                : new LikePattern(literal.toString(), null);
    }

    /** The one name that matches, or null where the pattern has wildcards. */
    @Nullable String exact() {
        return exact;
    }

    boolean matches(String name) {
        if (exact != null) {
            return exact.equals(name);
        }
        return pattern == null || pattern.matcher(name).matches();
    }
}
