package io.h5sql.engine.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varbinary;
import io.h5sql.engine.type.ColumnType.Varchar;
import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Bitfield;
import io.h5sql.engine.type.Datatype.Charset;
import io.h5sql.engine.type.Datatype.Complex;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FixedString;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Label;
import io.h5sql.engine.type.Datatype.Member;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Datatype.Padding;
import io.h5sql.engine.type.Datatype.VariableSequence;
import io.h5sql.engine.type.Datatype.VariableString;
import io.h5sql.engine.type.Decoding.TimeUnits;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypesTest {
    private static final FloatingPoint FLOAT32 = floating(4, 31, 8, 23, 127);

    @Test
    void integersTakeTheSmallestSignedTypeThatHoldsThem() {
        assertEquals(Scalar.TINYINT, integer(true, 1, 8));
        assertEquals(Scalar.SMALLINT, integer(true, 2, 12));
        assertEquals(Scalar.INTEGER, integer(true, 4, 24));
        assertEquals(Scalar.BIGINT, integer(true, 8, 64));
        assertEquals(Scalar.SMALLINT, integer(false, 1, 8));
        assertEquals(Scalar.INTEGER, integer(false, 2, 16));
        assertEquals(Scalar.BIGINT, integer(false, 4, 32));
        assertEquals(new Decimal(20, 0), integer(false, 8, 64));
        assertEquals(new Decimal(38, 0), integer(true, 16, 128));
        H5Exception e = assertThrows(H5Exception.class, () -> integer(true, 32, 256));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, e.code());
    }

    @Test
    void floatsThatFitAreReal() {
        assertEquals(Scalar.REAL, ColumnTypes.of(floating(2, 15, 5, 10, 15)));
        assertEquals(Scalar.REAL, ColumnTypes.of(floating(2, 15, 8, 7, 127)));
        assertEquals(Scalar.REAL, ColumnTypes.of(FLOAT32));
        assertEquals(Scalar.DOUBLE, ColumnTypes.of(floating(8, 63, 11, 52, 1023)));
        assertEquals(Scalar.DOUBLE, ColumnTypes.of(floating(4, 31, 11, 20, 1023)));
        assertEquals(Scalar.DOUBLE, ColumnTypes.of(floating(16, 127, 15, 112, 16383)));
    }

    @Test
    void otherClassesFollowTheMapping() {
        FixedPoint base = new FixedPoint(1, Order.LITTLE, true, 0, 8);
        Label no = new Label("FALSE", BigInteger.ZERO);
        Label yes = new Label("TRUE", BigInteger.ONE);
        assertEquals(Scalar.BOOLEAN, ColumnTypes.of(new Enumeration(base, List.of(no, yes))));
        assertEquals(Varchar.UNBOUNDED, ColumnTypes.of(new Enumeration(base, List.of(yes))));
        assertEquals(Scalar.BOOLEAN, ColumnTypes.of(new Bitfield(1, Order.LITTLE, 0, 1)));
        assertEquals(new Varbinary(2), ColumnTypes.of(new Bitfield(2, Order.LITTLE, 0, 16)));
        assertEquals(
                new Varchar(12),
                ColumnTypes.of(new FixedString(12, Padding.NULL_PADDED, Charset.UTF8)));
        assertEquals(Scalar.TIMESTAMP, ColumnTypes.of(new Opaque(8, "NUMPY:<M8[ns]")));
        assertEquals(Scalar.BIGINT, ColumnTypes.of(new Opaque(8, "NUMPY:timedelta64[25s]")));
        assertEquals(new Varbinary(8), ColumnTypes.of(new Opaque(8, "NUMPY:<M8")));
    }

    @Test
    void arraysNestAndHoldCompoundsAsText() {
        ArrayOf matrix = new ArrayOf(24, FLOAT32, List.of(3, 2));
        assertEquals(new ListOf(new ListOf(Scalar.REAL)), ColumnTypes.of(matrix));
        Complex complex = new Complex(8, FLOAT32);
        assertEquals(
                new ListOf(Varchar.UNBOUNDED), ColumnTypes.of(new VariableSequence(16, complex)));
        assertThrows(H5Exception.class, () -> ColumnTypes.of(complex));
    }

    @Test
    void conventionsDecideForNumbersOnly() {
        Decoding time = new Decoding(new byte[0], new TimeUnits(1, 0), 1, 0);
        Decoding scaled = new Decoding(new byte[0], null, 0.1, 0);
        assertEquals(Scalar.TIMESTAMP, ColumnTypes.of(FLOAT32, time));
        assertEquals(Scalar.DOUBLE, ColumnTypes.of(FLOAT32, scaled));
        assertEquals(new Varbinary(3), ColumnTypes.of(new Opaque(3, ""), scaled));
    }

    @Test
    void namesAreShort() {
        FixedPoint uint16 = new FixedPoint(2, Order.BIG, false, 0, 16);
        Member member = new Member("a", 0, new ArrayOf(24, FLOAT32, List.of(3, 2)));
        assertEquals(
                "compound{a: array[3,2] of float32, b: vlen string}",
                ColumnTypes.describe(
                        new Compound(
                                40,
                                List.of(
                                        member,
                                        new Member(
                                                "b",
                                                24,
                                                new VariableString(
                                                        16,
                                                        Padding.NULL_TERMINATED,
                                                        Charset.UTF8))))));
        assertEquals(
                "enum(uint16be){A=7}",
                ColumnTypes.describe(
                        new Enumeration(uint16, List.of(new Label("A", BigInteger.valueOf(7))))));
    }

    private static ColumnType integer(boolean signed, int size, int precision) {
        return ColumnTypes.of(new FixedPoint(size, Order.LITTLE, signed, 0, precision));
    }

    private static FloatingPoint floating(
            int size, int sign, int exponent, int mantissa, long bias) {
        return new FloatingPoint(
                size,
                Order.LITTLE,
                0,
                8 * size,
                sign,
                mantissa,
                exponent,
                0,
                mantissa,
                bias,
                Normalization.IMPLIED);
    }
}
