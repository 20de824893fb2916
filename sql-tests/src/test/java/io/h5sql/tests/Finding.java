package io.h5sql.tests;

import java.sql.SQLException;
import java.util.Objects;

/**
 * One thing that was judged.
 *
 * @param place object, column and fact, as far as they are known
 * @param text expected and found, or the reason of a refusal
 */
public record Finding(Verdict verdict, String place, String text) {
    public Finding {
        Objects.requireNonNull(verdict, "verdict");
    }

    public static Finding wrong(String place, Object expected, Object found) {
        return new Finding(
                Verdict.WRONG,
                place,
                "expected " + brief(expected.toString()) + ", found " + brief(found.toString()));
    }

    /** A refusal: which kind tells the SQLSTATE. */
    public static Finding refused(String place, SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "no SQLSTATE");
        Verdict verdict = state.startsWith("0A") ? Verdict.UNSUPPORTED : Verdict.REFUSED;
        return new Finding(verdict, place, state + " " + brief("" + e.getMessage()));
    }

    /** Anything that is no SQLException is a defect of the driver and never a good refusal. */
    public static Finding escaped(String place, Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return new Finding(Verdict.REFUSED, place, brief("escaped: " + e + where));
    }

    private static String brief(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
