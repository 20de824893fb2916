package io.h5sql.driver.console.check;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a check found: a line each as it comes, then the sums. One thread. */
final class Report {
    /** All was read; nothing that the second reader could compare differs. */
    static final int CLEAN = 0;

    /** Something is damaged, or the second reader has something else. */
    static final int DAMAGE = 1;

    /** Something could not be read, so nothing can be said of it. */
    static final int UNREAD = 3;

    /** Further findings of one object are counted, not shown. */
    private static final int SHOWN_PER_OBJECT = 5;

    private final PrintStream out;
    private final Progress progress;
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private String object = "";
    private int shown;
    private long hidden;
    private long objects;
    private long attributes;
    private long chunks;
    private long bytes;

    Report(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Kinds of findings, the gravest first. */
    enum Finding {
        /** The file contradicts itself, its format or its checksums. */
        DAMAGED("damaged"),
        /** The second reader gets other bytes. */
        DIFFERS("differs"),
        /**
         * Not known to be wrong, but beyond what could be read: a filter, a source that is gone.
         */
        NOT_READ("not read"),
        /** Read here; the second reader can't, or is known to read it wrong. */
        NOT_COMPARABLE("not comparable");

        private final String words;

        Finding(String words) {
            this.words = words;
        }
    }

    /** What follows is about this object. */
    void begin(String path) {
        end();
        object = path;
        objects++;
        progress.at(path);
    }

    private void end() {
        if (hidden > 0) {
            print(object + ": and " + hidden + " more");
        }
        shown = 0;
        hidden = 0;
    }

    void add(Finding finding, String reason) {
        counts.merge(finding, 1L, Long::sum);
        if (++shown > SHOWN_PER_OBJECT) {
            hidden++;
            return;
        }
        print(object + ": " + finding.words + ": " + reason);
    }

    /** What could not be read, as damage or as something beyond what could be read. */
    void add(String what, H5Exception error) {
        Finding finding =
                switch (error.code().category()) {
                    case CORRUPT -> Finding.DAMAGED;
                    case EXTERNAL, USER, UNSUPPORTED, RESOURCE, BUG -> Finding.NOT_READ;
                };
        add(finding, (what.isEmpty() ? "" : what + ": ") + error.problem() + where(error.place()));
    }

    /** Of a virtual dataset the object, and its file, may be others. */
    private String where(Place place) {
        StringBuilder where = new StringBuilder();
        String other = place.object();
        if (other != null && !other.equals(object)) {
            where.append(" in ").append(other);
            where.append(place.file() == null ? "" : " of " + place.file());
        }
        if (place.offset() >= 0) {
            where.append(" at byte ").append(place.offset());
        }
        return where.toString();
    }

    private void print(String line) {
        progress.clear();
        out.println(line.strip().replaceAll("\\s*\\R\\s*", " | "));
    }

    void attribute() {
        attributes++;
    }

    void chunk(long storedBytes) {
        chunks++;
        raw(storedBytes);
    }

    void raw(long storedBytes) {
        bytes += storedBytes;
        progress.add(storedBytes);
    }

    /**
     * Prints the sums.
     *
     * @return {@link #DAMAGE} where something is damaged or differs, else {@link #UNREAD} where
     *     something could not be read, else {@link #CLEAN}
     */
    int finish() {
        end();
        progress.clear();
        out.printf(
                Locale.ROOT,
                "%d objects, %d attributes, %d chunks, %d bytes of raw data:"
                        + " %d damaged, %d differ, %d not read, %d not comparable%n",
                objects,
                attributes,
                chunks,
                bytes,
                count(Finding.DAMAGED),
                count(Finding.DIFFERS),
                count(Finding.NOT_READ),
                count(Finding.NOT_COMPARABLE));
        out.flush();
        if (count(Finding.DAMAGED) + count(Finding.DIFFERS) > 0) {
            return DAMAGE;
        }
        return count(Finding.NOT_READ) > 0 ? UNREAD : CLEAN;
    }

    private long count(Finding finding) {
        return counts.getOrDefault(finding, 0L);
    }
}
