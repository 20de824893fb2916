package io.h5sql.engine.error;

import static io.h5sql.engine.error.ErrorCategory.BUG;
import static io.h5sql.engine.error.ErrorCategory.CORRUPT;
import static io.h5sql.engine.error.ErrorCategory.EXTERNAL;
import static io.h5sql.engine.error.ErrorCategory.RESOURCE;
import static io.h5sql.engine.error.ErrorCategory.UNSUPPORTED;
import static io.h5sql.engine.error.ErrorCategory.USER;

/** What went wrong; the driver maps each code to one SQLSTATE. */
public enum ErrorCode {
    FILE_NOT_FOUND(EXTERNAL),
    IO_FAILED(EXTERNAL),
    NOT_HDF5(USER),
    TRUNCATED(CORRUPT),
    CORRUPT_STRUCTURE(CORRUPT),
    CHECKSUM_MISMATCH(CORRUPT),
    FILTER_FAILED(CORRUPT),
    UNSUPPORTED_FEATURE(UNSUPPORTED),
    UNSUPPORTED_FILTER(UNSUPPORTED),
    OBJECT_NOT_FOUND(USER),
    AMBIGUOUS_NAME(USER),
    BROKEN_LINK(USER),
    EXTERNAL_REFUSED(USER),
    VALUE_OUT_OF_RANGE(USER),
    DIVISION_BY_ZERO(USER),
    INVALID_CAST(USER),
    NOT_SINGLE(USER),
    INVALID_ARGUMENT(USER),
    READ_ONLY(USER),
    MEMORY_LIMIT(RESOURCE),
    CANCELLED(RESOURCE),
    TIMED_OUT(RESOURCE),
    CLOSED(USER),
    INTERNAL(BUG);

    private final ErrorCategory category;

    ErrorCode(ErrorCategory category) {
        this.category = category;
    }

    public ErrorCategory category() {
        return category;
    }
}
