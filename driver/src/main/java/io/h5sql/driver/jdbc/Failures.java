package io.h5sql.driver.jdbc;

import io.h5sql.calcite.SqlProblem;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;

/**
 * The one place where errors become {@link SQLException}s; each leaves with a SQLSTATE. States are
 * PostgreSQL's where the standard has none.
 */
final class Failures {
    private Failures() {}

    /** The SQLSTATE of an engine's error. */
    static String state(ErrorCode code) {
        return switch (code) {
            case FILE_NOT_FOUND, NOT_HDF5 -> "08001";
            case IO_FAILED -> "58030";
            case TRUNCATED, CORRUPT_STRUCTURE, CHECKSUM_MISMATCH, FILTER_FAILED -> "XX001";
            case UNSUPPORTED_FEATURE, UNSUPPORTED_FILTER -> "0A000";
            case OBJECT_NOT_FOUND, BROKEN_LINK -> "42S02";
            case AMBIGUOUS_NAME -> "42P09";
            case EXTERNAL_REFUSED -> "42501";
            case VALUE_OUT_OF_RANGE -> "22003";
            case DIVISION_BY_ZERO -> "22012";
            case INVALID_CAST -> "22018";
            case NOT_SINGLE -> "21000";
            case INVALID_ARGUMENT -> "22023";
            case READ_ONLY -> "25006";
            case MEMORY_LIMIT -> "53200";
            case CANCELLED, TIMED_OUT -> "57014";
            case CLOSED -> "08003";
            case INTERNAL -> "XX000";
        };
    }

    /** Whatever was thrown below, as what may leave. */
    static SQLException of(Throwable thrown) {
        if (thrown instanceof SQLException e) {
            return e;
        }
        if (thrown instanceof SqlProblem e) {
            return ofState(e.sqlState(), message(e), e);
        }
        if (thrown instanceof H5Exception e) {
            return e.code() == ErrorCode.TIMED_OUT
                    ? new SQLTimeoutException(message(e), state(e.code()), e)
                    : ofState(state(e.code()), message(e), e);
        }
        if (thrown instanceof OutOfMemoryError) {
            return new SQLException("the JVM's memory is exhausted", "53200", thrown);
        }
        if (thrown instanceof StackOverflowError) {
            return new SQLException("the statement nests too deeply", "54001", thrown);
        }
        if (thrown instanceof NumberFormatException) {
            return new SQLDataException("no number: " + message(thrown), "22018", thrown);
        }
        if (thrown instanceof ArithmeticException) {
            String state = message(thrown).contains("zero") ? "22012" : "22003";
            return new SQLDataException(message(thrown), state, thrown);
        }
        return new SQLException(
                "internal error: " + thrown.getClass().getSimpleName() + ": " + message(thrown),
                "XX000",
                thrown);
    }

    /**
     * The same while a connection is made: then a file that can't be read is a failed connection.
     */
    static SQLException ofConnecting(Throwable thrown) {
        if (thrown instanceof H5Exception e && e.code() == ErrorCode.IO_FAILED) {
            return new SQLException(message(e), "08001", e);
        }
        return of(thrown);
    }

    private static SQLException ofState(String state, String message, Throwable cause) {
        if (state.startsWith("0A")) {
            return new SQLFeatureNotSupportedException(message, state, cause);
        }
        if (state.startsWith("22")) {
            return new SQLDataException(message, state, cause);
        }
        if (state.startsWith("42")) {
            return new java.sql.SQLSyntaxErrorException(message, state, cause);
        }
        return new SQLException(message, state, cause);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    static SQLException closed(String what) {
        return new SQLException(what + " is closed", what.equals("connection") ? "08003" : "24000");
    }

    static SQLException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported", "0A000");
    }

    static SQLException outOfRange(Object value, String into) {
        return new SQLDataException("value " + value + " does not fit into " + into, "22003");
    }

    static SQLException noConversion(String from, String into) {
        return new SQLDataException("a " + from + " can't be read as " + into, "07006");
    }

    static SQLException badText(String text, String into) {
        return new SQLDataException("text '" + shortened(text) + "' is no " + into, "22018");
    }

    /** Enough of a text to recognise it in a message. */
    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    static SQLException invalid(String message) {
        return new SQLException(message, "22023");
    }

    static <T> T unwrap(Object self, Class<T> type) throws SQLException {
        if (type.isInstance(self)) {
            return type.cast(self);
        }
        throw new SQLException(
                self.getClass().getSimpleName() + " is no wrapper of " + type.getName(), "HY000");
    }
}
