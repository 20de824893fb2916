package io.h5sql.engine.filter;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;

/** Makes the errors of this package, all of which begin with the filter's name. */
final class FilterFailure {
    private FilterFailure() {}

    static H5Exception of(String filter, String problem) {
        return new H5Exception(ErrorCode.FILTER_FAILED, "filter " + filter + ": " + problem);
    }

    static H5Exception tooLong(String filter, int limit) {
        return of(filter, "more than the expected " + limit + " bytes come out");
    }
}
