package io.h5sql.calcite.error;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Calcite throws into a {@link Problem}: one short line, a SQLSTATE, the position as
 * "line L, column C". Errors of the engine pass unchanged.
 */
public final class ProblemTranslator {
    private static final int MESSAGE_LIMIT = 300;
    private static final Pattern NO_COLUMN = Pattern.compile("^(Column|Field|Unknown field) '.*");
    private static final Pattern NO_OBJECT = Pattern.compile("^(Object|Table) '.*");
    private static final Pattern AMBIGUOUS = Pattern.compile("^Column '.*' is ambiguous.*");
    private static final Pattern NO_FUNCTION =
            Pattern.compile("^No match found for function signature .*");
    private static final Pattern TEXT_NOT_NUMBER =
            Pattern.compile(
                    ".*(For input string|Cannot convert .* to|Invalid (DATE|TIME|TIMESTAMP)|"
                            + "Character .* is neither|Invalid character for cast|format).*");

    /** How the generated parser quotes the token it stumbled over, and the one after. */
    private static final Pattern ENCOUNTERED =
            Pattern.compile("Encountered \" (?:<[^>]*>|\"[^\"]*\") \"(.*?) \"\".*? at line");

    private ProblemTranslator() {}

    /** The error of parsing, validating or planning. */
    public static RuntimeException ofPreparing(Throwable thrown) {
        RuntimeException known = known(thrown);
        if (known != null) {
            return known;
        }
        SqlParseException syntax = find(thrown, SqlParseException.class);
        if (syntax != null) {
            return syntaxError(syntax);
        }
        CalciteContextException context = find(thrown, CalciteContextException.class);
        if (context != null) {
            return invalid(context);
        }
        return ofRunning(thrown);
    }

    /** The error of running a plan. */
    public static RuntimeException ofRunning(Throwable thrown) {
        if (thrown instanceof H5Exception error) {
            return ofEvaluation(error);
        }
        RuntimeException known = known(thrown);
        if (known != null) {
            return known instanceof H5Exception error ? ofEvaluation(error) : known;
        }
        CalciteContextException context = find(thrown, CalciteContextException.class);
        if (context != null) {
            return invalid(context);
        }
        Throwable root = root(thrown);
        return new Problem(runtimeState(root), runtimeMessage(root), thrown);
    }

    /**
     * What a statement's own expressions met is a problem of the statement. A value out of range is
     * one of these where it is not in a place of a file.
     */
    private static RuntimeException ofEvaluation(H5Exception error) {
        return switch (error.code()) {
            case DIVISION_BY_ZERO -> new Problem(SqlStates.DIVISION_BY_ZERO, message(error), error);
            case VALUE_OUT_OF_RANGE ->
                    error.place().equals(Place.UNKNOWN)
                            ? new Problem(SqlStates.OUT_OF_RANGE, message(error), error)
                            : error;
            case INVALID_CAST -> new Problem(SqlStates.BAD_CAST, message(error), error);
            case NOT_SINGLE -> new Problem(SqlStates.BAD_SUBQUERY, message(error), error);
            default -> error;
        };
    }

    private static String message(H5Exception error) {
        return String.valueOf(error.getMessage());
    }

    private static @Nullable RuntimeException known(Throwable thrown) {
        Problem problem = find(thrown, Problem.class);
        return problem != null ? problem : find(thrown, H5Exception.class);
    }

    private static Problem syntaxError(SqlParseException syntax) {
        String text = firstSentence(String.valueOf(syntax.getMessage()));
        String message =
                ENCOUNTERED
                        .matcher(text)
                        .replaceFirst("Encountered \"$1\" at line")
                        .replace("Encountered \"\" at", "Syntax error at");
        String where =
                syntax.getPos() == null || message.contains("at line")
                        ? ""
                        : " at line "
                                + syntax.getPos().getLineNum()
                                + ", column "
                                + syntax.getPos().getColumnNum();
        return new Problem(SqlStates.SYNTAX, message + where, syntax);
    }

    private static Problem invalid(CalciteContextException context) {
        Throwable cause = context.getCause() == null ? context : context.getCause();
        String message = firstSentence(String.valueOf(cause.getMessage()));
        String where =
                context.getPosLine() > 0
                        ? " (line "
                                + context.getPosLine()
                                + ", column "
                                + context.getPosColumn()
                                + ")"
                        : "";
        return new Problem(validationState(message), message + where, context);
    }

    private static String validationState(String message) {
        if (AMBIGUOUS.matcher(message).matches()) {
            return SqlStates.AMBIGUOUS_COLUMN;
        } else if (NO_OBJECT.matcher(message).matches() && message.contains("not found")) {
            return SqlStates.TABLE_NOT_FOUND;
        } else if (NO_COLUMN.matcher(message).matches() && !message.contains("GROUP")) {
            return SqlStates.COLUMN_NOT_FOUND;
        } else if (NO_FUNCTION.matcher(message).matches()) {
            return SqlStates.FUNCTION_NOT_FOUND;
        }
        return SqlStates.INVALID;
    }

    private static String runtimeState(Throwable root) {
        String message = String.valueOf(root.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (root instanceof ArithmeticException) {
            return lower.contains("zero") ? SqlStates.DIVISION_BY_ZERO : SqlStates.OUT_OF_RANGE;
        } else if (lower.contains("overflow") || lower.contains("out of range")) {
            return SqlStates.OUT_OF_RANGE;
        } else if (lower.contains("more than one value") || lower.contains("single_value")) {
            return SqlStates.BAD_SUBQUERY;
        } else if (root instanceof NumberFormatException
                || TEXT_NOT_NUMBER.matcher(message).matches()) {
            return SqlStates.BAD_CAST;
        } else if (isCodeGeneration(root)) {
            return SqlStates.UNSUPPORTED;
        } else if (root instanceof IllegalArgumentException) {
            return SqlStates.DATA;
        }
        return SqlStates.INTERNAL;
    }

    private static String runtimeMessage(Throwable root) {
        if (isCodeGeneration(root)) {
            return "This statement can't be compiled: an expression in it is not supported ("
                    + firstSentence(String.valueOf(root.getMessage()))
                    + ")";
        } else if (root instanceof NumberFormatException) {
            return "Not a number: " + firstSentence(String.valueOf(root.getMessage()));
        } else if (root instanceof ArithmeticException && "/ by zero".equals(root.getMessage())) {
            return "Division by zero";
        }
        String message = root.getMessage();
        return message == null || message.isBlank()
                ? "Evaluation failed: " + root.getClass().getSimpleName()
                : firstSentence(message);
    }

    private static boolean isCodeGeneration(Throwable root) {
        return root.getClass().getName().contains("codehaus");
    }

    /** The first line, cut to a length that fits a log line. */
    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).strip();
        int expecting = line.indexOf(" Was expecting");
        String head = expecting > 0 ? line.substring(0, expecting) : line;
        return head.length() > MESSAGE_LIMIT ? head.substring(0, MESSAGE_LIMIT) + " ..." : head;
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> type) {
        for (Throwable t : chain(thrown)) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private static Throwable root(Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return chain.get(chain.size() - 1);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && chain.size() < 50; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
