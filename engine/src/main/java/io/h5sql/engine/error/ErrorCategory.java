package io.h5sql.engine.error;

/** Who can mend an error, and what a caller may do about it. */
public enum ErrorCategory {
    /** The request is wrong: a name, a type, a value. */
    USER,
    /** The file breaks the HDF5 file format specification. */
    CORRUPT,
    /** The file is right, but uses a feature this engine does not read. */
    UNSUPPORTED,
    /** Memory, handles, time or a cancellation. */
    RESOURCE,
    /** The operating system, a network or another file failed. */
    EXTERNAL,
    /** A defect of this program. */
    BUG
}
