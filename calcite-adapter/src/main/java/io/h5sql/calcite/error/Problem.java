package io.h5sql.calcite.error;

import org.jspecify.annotations.Nullable;

/** A statement that can't be answered, as the packages below the session report it. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public Problem(String sqlState, String message) {
        this(sqlState, message, null);
    }

    public Problem(String sqlState, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
