package io.h5sql.engine.decode;

import static io.h5sql.engine.decode.DecodeFixture.bytes;
import static io.h5sql.engine.decode.DecodeFixture.decode;
import static io.h5sql.engine.decode.DecodeFixture.heap;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Bitfield;
import io.h5sql.engine.type.Datatype.Charset;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FixedString;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Label;
import io.h5sql.engine.type.Datatype.Member;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Datatype.Padding;
import io.h5sql.engine.type.Datatype.Reference;
import io.h5sql.engine.type.Datatype.ReferenceKind;
import io.h5sql.engine.type.Datatype.VariableSequence;
import io.h5sql.engine.type.Datatype.VariableString;
import io.h5sql.engine.type.Decoding;
import io.h5sql.engine.type.Decoding.TimeUnits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // NULL is an answer here.
class ElementDecodersTest {
    private static final Heap EMPTY = heap();
    private static final FixedPoint INT8 = new FixedPoint(1, Order.LITTLE, true, 0, 8);
    private static final FixedPoint INT16 = new FixedPoint(2, Order.LITTLE, true, 0, 16);
    private static final FloatingPoint FLOAT64 =
            new FloatingPoint(
                    8, Order.LITTLE, 0, 64, 63, 52, 11, 0, 52, 1023, Normalization.IMPLIED);
    private static final VariableString TEXT =
            new VariableString(16, Padding.NULL_TERMINATED, Charset.UTF8);

    @Test
    void fixedStringsLoseTheirPadding() {
        byte[] stored = "ab\0c\0\0d   \0 ".getBytes(ISO_8859_1);
        assertEquals(List.of("ab", "d   "), strings(Padding.NULL_TERMINATED, 6, stored));
        assertEquals(List.of("ab\0c", "d   \0 "), strings(Padding.NULL_PADDED, 6, stored));
        assertEquals(List.of("ab\0c\0\0", "d   \0"), strings(Padding.SPACE_PADDED, 6, stored));
    }

    @Test
    void bytesThatAreNotUtf8AreLatin1AndWarnOnce() {
        DecodeFixture.WARNINGS.clear();
        byte[] stored = "caf\u00e9 na\u00efve".getBytes(ISO_8859_1);
        byte[] twice = Arrays.copyOf(stored, 2 * stored.length);
        System.arraycopy(stored, 0, twice, stored.length, stored.length);
        assertEquals(
                List.of("caf\u00e9 na\u00efve", "caf\u00e9 na\u00efve"),
                strings(Padding.NULL_PADDED, stored.length, twice));
        assertEquals(1, DecodeFixture.WARNINGS.size());
        byte[] utf8 = "\u65e5\u672c \ud83d\ude00 caf\u00e9".getBytes(UTF_8);
        assertEquals(
                List.of("\u65e5\u672c \ud83d\ude00 caf\u00e9"),
                strings(Padding.NULL_PADDED, utf8.length, utf8));
        assertEquals(1, DecodeFixture.WARNINGS.size());
    }

    @Test
    void utf8IsJudgedAsTheJdkDoes() {
        for (int lead = 0x80; lead < 0x100; lead++) {
            for (int second = 0; second < 0x100; second += 3) {
                for (int length = 1; length <= 4; length++) {
                    byte[] text = {(byte) lead, (byte) second, (byte) 0x8f, (byte) 0xbf};
                    boolean valid = !new String(text, 0, length, UTF_8).contains("\ufffd");
                    assertEquals(valid, TextWriter.isUtf8(text, 0, length));
                }
            }
        }
    }

    @Test
    void variableStringsTellMissingFromEmpty() {
        ByteBuffer src = bytes(64);
        src.putInt(5).putLong(64).putInt(1);
        src.putInt(0).putLong(64).putInt(1);
        src.putInt(0).putLong(0).putInt(0);
        src.putInt(3).putLong(-1).putInt(0);
        Heap heap = heap(new byte[0], "ab\0cd".getBytes(UTF_8));
        assertEquals(Arrays.asList("ab", "", null, null), decode(TEXT, src.array(), heap));
    }

    @Test
    void unsignedIntegersBeyondTheDecimalAreRefusedNotWrapped() {
        FixedPoint wide = new FixedPoint(16, Order.LITTLE, false, 0, 128);
        byte[] most = new byte[16];
        Arrays.fill(most, (byte) -1);
        H5Exception e = assertThrows(H5Exception.class, () -> decode(wide, most, EMPTY));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
        BigInteger value = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        assertTrue(e.getMessage().contains(value.toString()), e.getMessage());
        byte[] low = Arrays.copyOf(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}, 16);
        assertEquals(List.of(new BigDecimal("18446744073709551615")), decode(wide, low, EMPTY));
    }

    @Test
    void aMissingValueNeedNotFitItsColumn() {
        double fill = 9.969209968386869e36;
        ByteBuffer src = bytes(40).putDouble(fill).putDouble(1).putDouble(fill).putDouble(2);
        TimeUnits seconds = new TimeUnits(1_000_000_000L, 0);
        Decoding decoding = new Decoding(bytes(8).putDouble(fill).array(), seconds, 1, 0);
        assertEquals(
                Arrays.asList(null, 1_000_000_000L, null, 2_000_000_000L, 0L),
                decode(FLOAT64, src.array(), EMPTY, decoding));
        byte[] bad = src.putDouble(1e300).array();
        H5Exception e =
                assertThrows(H5Exception.class, () -> decode(FLOAT64, bad, EMPTY, decoding));
        assertTrue(e.getMessage().contains("counted from element 3"), e.getMessage());
    }

    @Test
    void monthsBeyondTheCalendarAreOutOfRange() {
        byte[] src = bytes(8).putLong(Long.MIN_VALUE / 2).array();
        Datatype months = new Datatype.Opaque(8, "NUMPY:<M8[2M]");
        H5Exception e = assertThrows(H5Exception.class, () -> decode(months, src, EMPTY));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
    }

    @Test
    void lengthBeyondTheHeapObjectIsCorrupt() {
        byte[] src = bytes(16).putInt(6).putLong(64).putInt(0).array();
        H5Exception e = assertThrows(H5Exception.class, () -> decode(TEXT, src, heap(new byte[5])));
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, e.code());
        byte[] huge = bytes(16).putInt(-1).putLong(64).putInt(0).array();
        VariableSequence sequence = new VariableSequence(16, INT16);
        assertThrows(H5Exception.class, () -> decode(sequence, huge, heap(new byte[5])));
    }

    @Test
    void sequencesNestAndMissingOnesAreEmpty() {
        VariableSequence inner = new VariableSequence(16, INT16);
        VariableSequence outer = new VariableSequence(16, inner);
        byte[] numbers =
                bytes(6).putShort((short) 1).putShort((short) -2).putShort((short) 3).array();
        byte[] pointers = bytes(32).putInt(3).putLong(64).putInt(0).putInt(0).array();
        byte[] src = bytes(32).putInt(2).putLong(64).putInt(1).putInt(0).array();
        assertEquals(
                List.of(List.of(List.of((short) 1, (short) -2, (short) 3), List.of()), List.of()),
                decode(outer, src, heap(numbers, pointers)));
    }

    @Test
    void arraysNestByTheirDimensions() {
        ArrayOf type = new ArrayOf(6, INT8, List.of(3, 2));
        assertEquals(
                List.of(
                        List.of(row(1, 2), row(3, 4), row(5, 6)),
                        List.of(row(7, 8), row(9, 10), row(11, 12))),
                decode(type, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, EMPTY));
    }

    @Test
    void compoundsInArraysAreJson() {
        FixedString name = new FixedString(3, Padding.NULL_PADDED, Charset.ASCII);
        Compound compound =
                new Compound(13, List.of(new Member("a\"b", 0, name), new Member("x", 5, FLOAT64)));
        ArrayOf type = new ArrayOf(26, compound, List.of(2));
        ByteBuffer src = bytes(26);
        src.put("q\\\n".getBytes(UTF_8)).putDouble(5, 1.5);
        src.position(13).put("z".getBytes(UTF_8)).putDouble(18, Double.NaN);
        assertEquals(
                List.of(
                        List.of(
                                "{\"a\\\"b\":\"q\\\\\\u000a\",\"x\":1.5}",
                                "{\"a\\\"b\":\"z\",\"x\":\"NaN\"}")),
                decode(type, src.array(), EMPTY));
    }

    @Test
    void enumerationsReadAsLabelsOrNumbers() {
        Enumeration dense = new Enumeration(INT16, List.of(label("A", -1), label("B", 2)));
        byte[] src = bytes(8).putShort((short) 2).putShort((short) -1).putShort((short) 0).array();
        assertEquals(List.of("B", "A", "0", "0"), decode(dense, src, EMPTY));
        Enumeration wide = new Enumeration(INT16, List.of(label("L", -30000), label("H", 30000)));
        byte[] far =
                bytes(6).putShort((short) 30000)
                        .putShort((short) -30000)
                        .putShort((short) 9)
                        .array();
        assertEquals(List.of("H", "L", "9"), decode(wide, far, EMPTY));
    }

    @Test
    void booleansHoldNothingElse() {
        Enumeration bool = new Enumeration(INT8, List.of(label("FALSE", 0), label("TRUE", 1)));
        assertEquals(List.of(true, false), decode(bool, new byte[] {1, 0}, EMPTY));
        H5Exception e =
                assertThrows(H5Exception.class, () -> decode(bool, new byte[] {1, 2}, EMPTY));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
        assertTrue(e.getMessage().contains("element 1"));
        Bitfield bit = new Bitfield(1, Order.LITTLE, 3, 1);
        assertEquals(List.of(true, false), decode(bit, new byte[] {8, 7}, EMPTY));
    }

    @Test
    void wideIntegersAreExactOrRefused() {
        FixedPoint type = new FixedPoint(16, Order.BIG, true, 0, 128);
        BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        byte[] src = new byte[32];
        System.arraycopy(sixteen(most), 0, src, 0, 16);
        System.arraycopy(sixteen(most.negate()), 0, src, 16, 16);
        assertEquals(
                List.of(new BigDecimal(most), new BigDecimal(most.negate())),
                decode(type, src, EMPTY));
        byte[] over = sixteen(most.add(BigInteger.ONE));
        H5Exception e = assertThrows(H5Exception.class, () -> decode(type, over, EMPTY));
        assertEquals(ErrorCode.VALUE_OUT_OF_RANGE, e.code());
    }

    @Test
    void conventionsDecodeMissingScaleAndTime() {
        byte[] src = bytes(6).putShort((short) 4).putShort((short) -9).putShort((short) 0).array();
        byte[] missing = bytes(2).putShort((short) -9).array();
        assertEquals(
                Arrays.asList(12.0, null, 10.0),
                decode(INT16, src, EMPTY, new Decoding(missing, null, 0.5, 10)));
        TimeUnits hours = new TimeUnits(3_600_000_000_000L, 1_000);
        assertEquals(
                Arrays.asList(14_400_000_001_000L, null, 1_000L),
                decode(INT16, src, EMPTY, new Decoding(missing, hours, 1, 0)));
        byte[] times = bytes(24).putDouble(0.5).putDouble(-1.25).putDouble(Double.NaN).array();
        assertEquals(
                Arrays.asList(1_800_000_001_000L, -4_499_999_999_000L, null),
                decode(FLOAT64, times, EMPTY, new Decoding(new byte[0], hours, 1, 0)));
        byte[] far = bytes(8).putDouble(1e30).array();
        assertThrows(
                H5Exception.class,
                () -> decode(FLOAT64, far, EMPTY, new Decoding(new byte[0], hours, 1, 0)));
    }

    @Test
    void vaxNumbersReadAsVaxMeans() {
        // F_floating: 1.0 is stored as 80 40 00 00, -2.5 as 20 C1 00 00 (VAX Architecture Manual).
        FloatingPoint f =
                new FloatingPoint(
                        4, Order.VAX, 0, 32, 31, 23, 8, 0, 23, 129, Normalization.IMPLIED);
        byte[] src = {(byte) 0x80, 0x40, 0, 0, 0x20, (byte) 0xc1, 0, 0, 0, 0, 0, 0};
        assertEquals(List.of(1.0, -2.5, 0.0), decode(f, src, EMPTY));
    }

    @Test
    void referencesReadAsPaths() {
        Reference object = new Reference(8, ReferenceKind.OBJECT_1);
        byte[] src = bytes(16).putLong(96).putLong(0).array();
        assertEquals(Arrays.asList("/object96", null), decode(object, src, EMPTY));
        Reference region = new Reference(12, ReferenceKind.REGION_1);
        ByteBuffer blocks = bytes(64);
        blocks.putLong(96).putInt(2).putInt(1).putInt(0).putInt(40).putInt(2).putInt(1);
        blocks.putInt(0).putInt(2).putInt(3).putInt(5);
        byte[] pointer = bytes(12).putLong(64).putInt(0).array();
        assertEquals(
                List.of("/object96[(0..3, 2..5)]"), decode(region, pointer, heap(blocks.array())));
        Reference newer = new Reference(18, ReferenceKind.OBJECT_2);
        ByteBuffer elements = bytes(36).put((byte) 2).put((byte) 0).put((byte) 8).putLong(96);
        assertEquals(Arrays.asList("/object96", null), decode(newer, elements.array(), EMPTY));
        byte[] unknown = bytes(18).put((byte) 5).putInt(9).array();
        unknown[6] = 64;
        byte[] body = bytes(9).put((byte) 8).putLong(96).array();
        assertEquals(
                ErrorCode.CORRUPT_STRUCTURE,
                assertThrows(H5Exception.class, () -> decode(newer, unknown, heap(body))).code());
    }

    @Test
    void memberPathsAddOffsetsUpToComplexParts() {
        Datatype complex = new Datatype.Complex(16, FLOAT64);
        Compound inner = new Compound(20, List.of(new Member("z", 4, complex)));
        Compound outer =
                new Compound(30, List.of(new Member("a", 0, INT8), new Member("b", 10, inner)));
        assertEquals(new MemberPath(22, FLOAT64), MemberPath.resolve(outer, List.of(1, 0, 1)));
        assertThrows(H5Exception.class, () -> MemberPath.resolve(outer, List.of(2)));
    }

    private static List<Object> strings(Padding padding, int size, byte[] stored) {
        return decode(new FixedString(size, padding, Charset.UTF8), stored, EMPTY);
    }

    private static List<Byte> row(int first, int second) {
        return List.of((byte) first, (byte) second);
    }

    private static Label label(String name, long value) {
        return new Label(name, BigInteger.valueOf(value));
    }

    private static byte[] sixteen(BigInteger value) {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        byte[] digits = value.toByteArray();
        System.arraycopy(digits, 0, bytes, 16 - digits.length, digits.length);
        return bytes;
    }
}
