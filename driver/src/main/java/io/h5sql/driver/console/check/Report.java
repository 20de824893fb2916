package io.h5sql.driver.console.check;

import io.h5sql.engine.error.H5Exception;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What a check found: a line each as it comes, then the sums. One thread. */
final class Report {
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

    /** Kinds of findings; the first two make the check fail. */
    enum Finding {
        /** The file contradicts itself, its format or its checksums. */
        DAMAGED("damaged"),
        /** The second reader gets other bytes. */
        DIFFERS("differs"),
        /** Not wrong, but beyond what this program reads. */
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

    /** What could not be read, as damage or as something this program does not read. */
    void add(String what, H5Exception error) {
        Finding finding =
                switch (error.code().category()) {
                    case CORRUPT, EXTERNAL -> Finding.DAMAGED;
                    case USER, UNSUPPORTED, RESOURCE, BUG -> Finding.NOT_READ;
                };
        String where = error.place().offset() < 0 ? "" : " at byte " + error.place().offset();
        add(finding, (what.isEmpty() ? "" : what + ": ") + error.problem() + where);
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

    /** Prints the sums; 1 where something is damaged or differs, else 0. */
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
        return count(Finding.DAMAGED) + count(Finding.DIFFERS) > 0 ? 1 : 0;
    }

    private long count(Finding finding) {
        return counts.getOrDefault(finding, 0L);
    }
}
