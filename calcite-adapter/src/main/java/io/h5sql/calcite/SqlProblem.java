package io.h5sql.calcite;

import io.h5sql.calcite.error.Problem;
import org.jspecify.annotations.Nullable;

/** A statement that can't be parsed, validated or planned, or whose evaluation failed. */
public final class SqlProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sqlState;

    public SqlProblem(String sqlState, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /** An error of the packages below as the one that leaves the adapter. */
    static RuntimeException outward(RuntimeException error) {
        return error instanceof Problem problem
                ? new SqlProblem(
                        problem.sqlState(),
                        String.valueOf(problem.getMessage()),
                        problem.getCause())
                : error;
    }

    /** Five characters, such as 42S02. */
    public String sqlState() {
        return sqlState;
    }
}
