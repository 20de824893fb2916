package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Appends stored text as UTF-8. Bytes that are not valid UTF-8 (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF) are taken for ISO-8859-1; the first such value warns.
 */
final class TextWriter {
    private final Consumer<String> warnings;
    private final AtomicBoolean warned = new AtomicBoolean();

    TextWriter(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    void append(byte[] src, int from, int to, OctetsBuilder target) {
        int ascii = endOfAscii(src, from, to);
        if (ascii == to || isUtf8(src, ascii, to)) {
            target.append(src, from, to - from);
        } else {
            appendLatin1(src, from, to, target);
        }
    }

    private void appendLatin1(byte[] src, int from, int to, OctetsBuilder target) {
        if (!warned.getAndSet(true)) {
            warnings.accept("text that is not valid UTF-8 is read as ISO-8859-1");
        }
        byte[] data = target.ensureData(2L * (to - from));
        int end = target.end();
        for (int i = from; i < to; i++) {
            int c = src[i] & 0xff;
            if (c < 0x80) {
                data[end++] = (byte) c;
            } else {
                data[end++] = (byte) (0xc0 | (c >> 6));
                data[end++] = (byte) (0x80 | (c & 0x3f));
            }
        }
        target.endValue(end - target.end());
    }

    /** Where the first byte above 0x7f is, or {@code to}. */
    private static int endOfAscii(byte[] src, int from, int to) {
        int i = from;
        while (i + 8 <= to && (Plain.i64(src, i, false) & 0x8080_8080_8080_8080L) == 0) {
            i += 8;
        }
        while (i < to && src[i] >= 0) {
            i++;
        }
        return i;
    }

    static boolean isUtf8(byte[] src, int from, int to) {
        int i = from;
        while (i < to) {
            int lead = src[i] & 0xff;
            int length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
            if (lead >= 0x80 && (lead < 0xc2 || lead > 0xf4 || length > to - i)) {
                return false;
            }
            for (int j = 1; j < length; j++) {
                if ((src[i + j] & 0xc0) != 0x80) {
                    return false;
                }
            }
            if (length > 2 && !inRange(lead, src[i + 1] & 0xff)) {
                return false;
            }
            i += length;
        }
        return true;
    }

    private static boolean inRange(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
