package io.h5sql.engine.filter.codec;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;

/** Makes the errors of the decoders; all begin with the codec's name. */
public final class Malformed {
    private Malformed() {}

    public static H5Exception of(String codec, String problem) {
        return new H5Exception(ErrorCode.FILTER_FAILED, codec + ": " + problem);
    }

    /** More comes out than there may be. */
    public static H5Exception tooLong(String codec, long limit) {
        return of(codec, "more than the expected " + limit + " bytes come out");
    }

    /** The input ends too soon. */
    public static H5Exception breaksOff(String codec, int length) {
        return of(codec, "the " + length + " bytes break off inside a code");
    }

    /** A part of the codec that this engine does not decode. */
    public static H5Exception unsupported(String codec, String feature) {
        return new H5Exception(
                ErrorCode.UNSUPPORTED_FILTER, codec + ": " + feature + " is not available");
    }
}
