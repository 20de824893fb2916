package io.h5sql.engine.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was last read of datasets without chunks, so that the columns of a predicate and the others
 * share one read. One thread.
 */
final class RawWindows {
    private static final int LEAST = 64 << 10;
    private static final int MOST = 1 << 20;
    private static final int MOST_KEPT = 8;

    private final List<Window> kept = new ArrayList<>();
    private final int windowBytes;
    private final int mostKept;
    private int next;

    /**
     * @param bytes to hold at a time, one window at least
     */
    RawWindows(long bytes) {
        windowBytes = (int) Math.max(LEAST, Math.min(MOST, bytes));
        mostKept = (int) Math.max(1, Math.min(MOST_KEPT, bytes / windowBytes));
    }

    /** Bytes {@code [from, to)} of an array's raw data, from the start of {@code bytes} on. */
    record Window(StoredArray array, long from, long to, byte[] bytes) {}

    /**
     * Bytes of one read: large enough to be cheap, small enough for the processor's cache. A single
     * value may be larger.
     */
    int windowBytes() {
        return windowBytes;
    }

    /** The window that holds {@code [from, to)}, or null. */
    @Nullable Window find(StoredArray array, long from, long to) {
        for (Window window : kept) {
            if (window.array == array && window.from <= from && to <= window.to) {
                return window;
            }
        }
        return null;
    }

    /** Reads {@code [from, to)} in place of what was read longest ago. */
    Window read(StoredArray array, RawBytes raw, long from, long to) {
        int length = Math.toIntExact(to - from);
        byte[] bytes = new byte[0];
        if (kept.size() == mostKept) {
            bytes = kept.remove(next).bytes;
        }
        bytes = bytes.length < length ? new byte[length] : bytes;
        raw.read(from, bytes, 0, length);
        Window window = new Window(array, from, to, bytes);
        kept.add(next, window);
        next = (next + 1) % mostKept;
        return window;
    }
}
