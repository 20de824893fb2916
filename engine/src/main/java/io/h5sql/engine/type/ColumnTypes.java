package io.h5sql.engine.type;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varbinary;
import io.h5sql.engine.type.ColumnType.Varchar;
import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Bitfield;
import io.h5sql.engine.type.Datatype.Complex;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FixedString;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Datatype.Reference;
import io.h5sql.engine.type.Datatype.Time;
import io.h5sql.engine.type.Datatype.VariableSequence;
import io.h5sql.engine.type.Datatype.VariableString;

/**
 * The mapping from HDF5 datatypes to column types. The smallest signed type that holds every value
 * of the datatype is taken, so no read narrows; only floats wider than 64 bits round to DOUBLE.
 */
public final class ColumnTypes {
    private static final int MAX_PRECISION = 128;

    private ColumnTypes() {}

    /**
     * Of one element, not a Compound or Complex: those are several columns. Where one is the
     * element of an array or sequence, it becomes the text of a JSON object.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming the type
     */
    public static ColumnType of(Datatype datatype) {
        return of(datatype, Decoding.PLAIN);
    }

    /**
     * As {@link #of(Datatype)}, for values that conventions decode: numbers on a time axis are
     * TIMESTAMP, numbers with a scale factor or an offset DOUBLE; for arrays the rule holds for
     * their elements.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming the type
     */
    public static ColumnType of(Datatype datatype, Decoding decoding) {
        if (datatype instanceof FixedPoint type) {
            return isPlain(decoding) ? integer(type) : decoded(decoding);
        } else if (datatype instanceof FloatingPoint type) {
            return isPlain(decoding) ? floating(type) : decoded(decoding);
        } else if (datatype instanceof ArrayOf type) {
            ColumnType nested = element(type.element(), decoding);
            for (int dimension = 0; dimension < type.shape().size(); dimension++) {
                nested = new ListOf(nested);
            }
            return nested;
        } else if (datatype instanceof VariableSequence type) {
            return new ListOf(element(type.element(), decoding));
        }
        return undecoded(datatype);
    }

    /** True where values of the type are several values: a Compound or a Complex. */
    public static boolean isRecord(Datatype datatype) {
        return datatype instanceof Compound || datatype instanceof Complex;
    }

    /**
     * Of an element within another value: as {@link #of(Datatype)}, and VARCHAR, the text of a JSON
     * object, for a Compound or Complex.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming the type
     */
    public static ColumnType ofElement(Datatype datatype) {
        return element(datatype, Decoding.PLAIN);
    }

    /**
     * Short HDF5 name for listings: int32, uint64be, float16, string(12), vlen string,
     * enum(int8){A=1,B=2}, compound{...}, array[3,2] of float32 ...
     */
    public static String describe(Datatype datatype) {
        return TypeNames.of(datatype);
    }

    private static boolean isPlain(Decoding decoding) {
        return decoding.time() == null && decoding.scale() == 1 && decoding.offset() == 0;
    }

    private static ColumnType decoded(Decoding decoding) {
        return decoding.time() != null ? Scalar.TIMESTAMP : Scalar.DOUBLE;
    }

    private static ColumnType element(Datatype element, Decoding decoding) {
        return isRecord(element) ? Varchar.UNBOUNDED : of(element, decoding);
    }

    private static ColumnType undecoded(Datatype datatype) {
        if (datatype instanceof Enumeration type) {
            return type.isBoolean() ? Scalar.BOOLEAN : Varchar.UNBOUNDED;
        } else if (datatype instanceof FixedString type) {
            return new Varchar(type.size());
        } else if (datatype instanceof VariableString || datatype instanceof Reference) {
            return Varchar.UNBOUNDED;
        } else if (datatype instanceof Bitfield type) {
            return type.precision() == 1 ? Scalar.BOOLEAN : new Varbinary(type.size());
        } else if (datatype instanceof Opaque type) {
            return opaque(type);
        } else if (datatype instanceof Time) {
            return Scalar.TIMESTAMP;
        }
        throw H5Exception.unsupported(
                "datatype " + describe(datatype) + " found where a single value is expected");
    }

    private static ColumnType opaque(Opaque type) {
        NumpyTime time = NumpyTime.ofTag(type);
        if (time == null) {
            return new Varbinary(type.size());
        }
        return time.duration() ? Scalar.BIGINT : Scalar.TIMESTAMP;
    }

    private static ColumnType integer(FixedPoint type) {
        int precision = type.precision();
        if (precision > MAX_PRECISION) {
            throw H5Exception.unsupported(
                    "integer of " + precision + " bits, at most " + MAX_PRECISION + " are read");
        }
        int bits = type.signed() ? precision : precision + 1;
        if (bits <= 8) {
            return Scalar.TINYINT;
        } else if (bits <= 16) {
            return Scalar.SMALLINT;
        } else if (bits <= 32) {
            return Scalar.INTEGER;
        } else if (bits <= 64) {
            return Scalar.BIGINT;
        }
        return precision <= 64 ? Decimal.UINT64 : Decimal.WIDE;
    }

    private static Scalar floating(FloatingPoint type) {
        return fitsFloat(type) ? Scalar.REAL : Scalar.DOUBLE;
    }

    /** True where each value of the format is a value of binary32. */
    private static boolean fitsFloat(FloatingPoint type) {
        if (type.exponentSize() > 8) {
            return false;
        }
        boolean implied = type.normalization() == Normalization.IMPLIED;
        int fraction = implied ? type.mantissaSize() : type.mantissaSize() - 1;
        int reserved = type.order() == Order.VAX ? 1 : 2;
        long highest = (1L << type.exponentSize()) - reserved - type.exponentBias();
        long lowest = 1 - type.exponentBias();
        return fraction <= 23
                && highest <= Float.MAX_EXPONENT
                && lowest - fraction >= Float.MIN_EXPONENT - 23;
    }
}
