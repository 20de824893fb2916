package io.h5sql.engine.compute;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Scalar;

/** Whole numbers as vectors of the type that is asked for, checked against its range. */
final class Narrowing {
    private Narrowing() {}

    /**
     * @throws H5Exception VALUE_OUT_OF_RANGE where a valid row does not fit
     */
    static Vector of(Scalar type, long[] values, int size, Validity validity) {
        return switch (type) {
            case BIGINT, TIMESTAMP -> new Vector.Longs(type, values, size, validity);
            case INTEGER -> ints(values, size, validity);
            case SMALLINT -> shorts(values, size, validity);
            case TINYINT -> bytes(values, size, validity);
            case BOOLEAN, REAL, DOUBLE ->
                    throw new IllegalArgumentException(type + " holds no whole numbers");
        };
    }

    private static Vector ints(long[] values, int size, Validity validity) {
        int[] narrow = new int[size];
        long bad = 0;
        for (int i = 0; i < size; i++) {
            int v = (int) values[i];
            narrow[i] = v;
            bad |= values[i] ^ v;
        }
        if (bad != 0) {
            check(Scalar.INTEGER, Integer.MAX_VALUE, values, size, validity);
        }
        return new Vector.Ints(narrow, size, validity);
    }

    private static Vector shorts(long[] values, int size, Validity validity) {
        check(Scalar.SMALLINT, Short.MAX_VALUE, values, size, validity);
        short[] narrow = new short[size];
        for (int i = 0; i < size; i++) {
            narrow[i] = (short) values[i];
        }
        return new Vector.Shorts(narrow, size, validity);
    }

    private static Vector bytes(long[] values, int size, Validity validity) {
        check(Scalar.TINYINT, Byte.MAX_VALUE, values, size, validity);
        byte[] narrow = new byte[size];
        for (int i = 0; i < size; i++) {
            narrow[i] = (byte) values[i];
        }
        return new Vector.Bytes(narrow, size, validity);
    }

    private static void check(Scalar type, long most, long[] values, int size, Validity validity) {
        for (int i = 0; i < size; i++) {
            if ((values[i] > most || values[i] < ~most) && !validity.isNull(i)) {
                throw outOfRange(values[i], type);
            }
        }
    }

    static H5Exception outOfRange(Object value, Object type) {
        return new H5Exception(
                ErrorCode.VALUE_OUT_OF_RANGE,
                "overflow: " + value + " is out of the range of " + name(type));
    }

    private static String name(Object type) {
        return type instanceof io.h5sql.engine.type.ColumnType.Decimal decimal
                ? "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")"
                : String.valueOf(type);
    }
}
