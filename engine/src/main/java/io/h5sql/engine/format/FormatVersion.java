package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;

/** Takes the version number that most structures begin with. */
final class FormatVersion {
    private FormatVersion() {}

    /**
     * @throws H5Exception CORRUPT_STRUCTURE below the first version, UNSUPPORTED_FEATURE above the
     *     last that this engine reads
     */
    static int read(ByteCursor cursor, String structure, int first, int last) {
        long at = cursor.fileOffset();
        int version = cursor.u8();
        check(version, structure, first, last, at);
        return version;
    }

    static void check(int version, String structure, int first, int last, long offset) {
        String expected = first == last ? "" + first : first + " to " + last;
        String problem = structure + " of version " + version + ", " + expected + " expected";
        if (version < first) {
            throw H5Exception.corrupt(problem, offset);
        }
        if (version > last) {
            throw new H5Exception(ErrorCode.UNSUPPORTED_FEATURE, problem, Place.ofOffset(offset));
        }
    }
}
