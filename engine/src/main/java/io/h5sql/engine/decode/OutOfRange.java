package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;

/** The error of a stored value that its column can't hold. */
final class OutOfRange {
    private OutOfRange() {}

    /**
     * @param k which of the elements given to the decoder
     * @param expected what can hold it not
     */
    static H5Exception element(int k, String value, String expected) {
        return new H5Exception(
                ErrorCode.VALUE_OUT_OF_RANGE,
                "element " + k + ": " + value + " does not fit " + expected);
    }
}
