package io.h5sql.engine.type;

/** SHELL. The mapping of MAPPING.md section 4: HDF5 datatype to column type. */
public final class ColumnTypes {
    private ColumnTypes() {}

    /**
     * Of one element (not a Compound or Complex: those are several columns). @throws H5Exception
     * UNSUPPORTED_FEATURE naming the type
     */
    public static ColumnType of(Datatype datatype) {
        throw new UnsupportedOperationException();
    }

    /**
     * Short HDF5 name for listings: int32, uint64be, float16, string(12), vlen string,
     * enum(int8){A=1,B=2}, compound{...}, array[3,2] of float32 ...
     */
    public static String describe(Datatype datatype) {
        throw new UnsupportedOperationException();
    }
}
