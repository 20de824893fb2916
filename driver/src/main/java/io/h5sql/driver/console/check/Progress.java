package io.h5sql.driver.console.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bar on the terminal: raw data read of the bytes the file has. One thread. */
final class Progress {
    private static final int CELLS = 30;
    private static final int PATH = 40;
    private static final long EVERY_NANOS = 100_000_000;
    private static final Path ERRORS = Path.of("/proc/self/fd/2");

    private final PrintStream terminal;
    private final boolean shown;
    private final long total;
    private long done;
    private long last = System.nanoTime();
    private boolean drawn;
    private String path = "";

    private Progress(PrintStream terminal, boolean shown, long total) {
        this.terminal = terminal;
        this.shown = shown;
        this.total = Math.max(1, total);
    }

    /** Draws on standard error where that is a terminal, else nothing. */
    static Progress of(long totalBytes) {
        return new Progress(System.err, isTerminal(), totalBytes);
    }

    private static boolean isTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            return !Files.exists(ERRORS) || Files.readSymbolicLink(ERRORS).startsWith("/dev");
        } catch (IOException e) {
            // Where it leads can't be told: better no bar than one in a file.
            return false;
        }
    }

    void at(String place) {
        path = place.length() <= PATH ? place : "…" + place.substring(place.length() - PATH + 1);
        draw();
    }

    void add(long bytes) {
        done += bytes;
        draw();
    }

    private void draw() {
        long now = System.nanoTime();
        if (!shown || now - last < EVERY_NANOS) {
            return;
        }
        last = now;
        drawn = true;
        double part = Math.min(1, (double) done / total);
        int full = (int) (part * CELLS);
        terminal.print(
                "\r["
                        + "#".repeat(full)
                        + ".".repeat(CELLS - full)
                        + "] "
                        + (int) (part * 100)
                        + " % "
                        + path
                        + "\u001b[K");
        terminal.flush();
    }

    /** Makes room for a line. */
    void clear() {
        if (drawn) {
            terminal.print("\r\u001b[K");
            terminal.flush();
            drawn = false;
        }
    }
}
