package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.Charset;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Label;
import io.h5sql.engine.type.Datatype.Member;
import io.h5sql.engine.type.Datatype.Normalization;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Datatype.Padding;
import io.h5sql.engine.type.Datatype.ReferenceKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Datatype message (IV.A.2.d), versions 1 to 5.
 *
 * <pre>
 * class and version  1  (low and high four bits)
 * class bit field    3
 * size               4
 * properties            by class; types they build on are whole datatype messages again
 * </pre>
 */
final class DatatypeMessage {
    private static final int DEEPEST = 32;

    private final ByteCursor cursor;
    private final int offsetBytes;

    private DatatypeMessage(ByteCursor cursor, int offsetBytes) {
        this.cursor = cursor;
        this.offsetBytes = offsetBytes;
    }

    static Datatype decode(ByteCursor cursor, int offsetBytes) {
        return new DatatypeMessage(cursor, offsetBytes).type(0);
    }

    /** The fields that every class begins with. */
    private record Head(int version, int bits, int size, int depth) {
        boolean bit(int number) {
            return (bits >> number & 1) != 0;
        }

        int field(int from, int width) {
            return bits >> from & (1 << width) - 1;
        }

        /** Whether names are padded to eight bytes. */
        boolean padsNames() {
            return version < 3;
        }
    }

    private Datatype type(int depth) {
        if (depth > DEEPEST) {
            throw cursor.corrupt("types nested deeper than " + DEEPEST);
        }
        long at = cursor.fileOffset();
        int first = cursor.u8();
        int kind = first & 0xf;
        int bits = cursor.u16() | cursor.u8() << 16;
        long size = cursor.u32();
        FormatVersion.check(first >> 4, "datatype message", 1, 5, at);
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw cursor.corrupt("size " + size + " of a datatype of class " + kind);
        }
        return byClass(kind, new Head(first >> 4, bits, (int) size, depth), at);
    }

    private Datatype byClass(int kind, Head head, long at) {
        return switch (kind) {
            case 0 -> fixedPoint(head);
            case 1 -> floatingPoint(head);
            case 2 -> new Datatype.Time(head.size, order(head), cursor.u16());
            case 3 ->
                    new Datatype.FixedString(
                            head.size, padding(head.field(0, 4)), charset(head.field(4, 4)));
            case 4 -> bitfield(head);
            case 5 -> new Datatype.Opaque(head.size, StoredName.padded(cursor, head.field(0, 8)));
            case 6 -> compound(head);
            case 7 -> reference(head);
            case 8 -> enumeration(head);
            case 9 -> variable(head);
            case 10 -> array(head);
            case 11 -> complex(head);
            default ->
                    throw new H5Exception(
                            ErrorCode.UNSUPPORTED_FEATURE,
                            "datatype of class " + kind + ", 0 to 11 expected",
                            Place.ofOffset(at));
        };
    }

    private static Order order(Head head) {
        return head.bit(0) ? Order.BIG : Order.LITTLE;
    }

    private FixedPoint fixedPoint(Head head) {
        int offset = cursor.u16();
        int precision = bitCount(head, offset);
        return new FixedPoint(head.size, order(head), head.bit(3), offset, precision);
    }

    private Datatype bitfield(Head head) {
        int offset = cursor.u16();
        return new Datatype.Bitfield(head.size, order(head), offset, bitCount(head, offset));
    }

    private int bitCount(Head head, int offset) {
        int precision = cursor.u16();
        if (precision == 0 || offset + precision > 8L * head.size) {
            throw cursor.corrupt(
                    precision + " bits from bit " + offset + " in " + head.size + " bytes");
        }
        return precision;
    }

    private FloatingPoint floatingPoint(Head head) {
        int offset = cursor.u16();
        int precision = bitCount(head, offset);
        int exponentAt = cursor.u8();
        int exponentSize = cursor.u8();
        int mantissaAt = cursor.u8();
        int mantissaSize = cursor.u8();
        long bias = cursor.u32();
        int sign = head.field(8, 8);
        long bits = 8L * head.size;
        if (sign >= bits || exponentAt + exponentSize > bits || mantissaAt + mantissaSize > bits) {
            throw cursor.corrupt("sign, exponent or mantissa beyond " + head.size + " bytes");
        }
        if (head.bit(6) && !head.bit(0)) {
            throw cursor.corrupt("byte order 2 of a floating-point number, 0, 1 or 3 expected");
        }
        Order order = head.bit(6) ? Order.VAX : order(head);
        return new FloatingPoint(
                head.size,
                order,
                offset,
                precision,
                sign,
                exponentAt,
                exponentSize,
                mantissaAt,
                mantissaSize,
                bias,
                normalization(head.field(4, 2)));
    }

    private Normalization normalization(int code) {
        return switch (code) {
            case 0 -> Normalization.NONE;
            case 1 -> Normalization.ALWAYS_SET;
            case 2 -> Normalization.IMPLIED;
            default -> throw cursor.corrupt("mantissa normalisation " + code);
        };
    }

    private Padding padding(int code) {
        return switch (code) {
            case 0 -> Padding.NULL_TERMINATED;
            case 1 -> Padding.NULL_PADDED;
            case 2 -> Padding.SPACE_PADDED;
            default -> throw cursor.corrupt("string padding " + code + ", 0, 1 or 2 expected");
        };
    }

    private Charset charset(int code) {
        return switch (code) {
            case 0 -> Charset.ASCII;
            case 1 -> Charset.UTF8;
            default -> throw cursor.corrupt("character set " + code + ", 0 or 1 expected");
        };
    }

    private Datatype compound(Head head) {
        int count = head.field(0, 16);
        if (count == 0) {
            throw cursor.corrupt("a compound without members");
        }
        List<Member> members = new ArrayList<>(Math.min(count, cursor.remaining()));
        int offsetWidth = (31 - Integer.numberOfLeadingZeros(head.size)) / 8 + 1;
        for (int i = 0; i < count; i++) {
            String name = name(head);
            long offset = head.version < 3 ? cursor.u32() : cursor.unsigned(offsetWidth);
            Datatype type = head.version == 1 ? oldMember(head) : type(head.depth + 1);
            if (offset > head.size || type.size() > head.size - offset) {
                throw cursor.corrupt(
                        "member " + name + " at byte " + offset + " of a compound of " + head.size);
            }
            members.add(new Member(name, (int) offset, type));
        }
        return new Datatype.Compound(head.size, members);
    }

    /** A version 1 member has its array dimensions before its type. */
    private Datatype oldMember(Head head) {
        int rank = cursor.u8();
        cursor.skip(3 + 4 + 4);
        if (rank > 4) {
            throw cursor.corrupt("member of " + rank + " dimensions, at most 4 expected");
        }
        List<Integer> shape = dimensions(rank);
        cursor.skip(4 * (4 - rank));
        Datatype element = type(head.depth + 1);
        return rank == 0 ? element : arrayOf(element, shape);
    }

    private String name(Head head) {
        int from = cursor.position();
        String name = StoredName.terminated(cursor);
        if (head.padsNames()) {
            cursor.skip(-(cursor.position() - from) & 7);
        }
        return name;
    }

    private Datatype reference(Head head) {
        int code = head.field(0, 4);
        ReferenceKind kind =
                switch (code) {
                    case 0 -> ReferenceKind.OBJECT_1;
                    case 1 -> ReferenceKind.REGION_1;
                    case 2 -> ReferenceKind.OBJECT_2;
                    case 3 -> ReferenceKind.REGION_2;
                    case 4 -> ReferenceKind.ATTRIBUTE_2;
                    default -> throw cursor.corrupt("reference of type " + code);
                };
        return new Datatype.Reference(head.size, kind);
    }

    private Datatype enumeration(Head head) {
        Datatype base = type(head.depth + 1);
        if (!(base instanceof FixedPoint number)) {
            throw cursor.corrupt("enumeration over a type that is no integer");
        }
        if (number.size() != head.size) {
            throw cursor.corrupt(
                    "enumeration of " + head.size + " bytes over one of " + number.size());
        }
        int count = head.field(0, 16);
        List<String> names = new ArrayList<>(Math.min(count, cursor.remaining()));
        for (int i = 0; i < count; i++) {
            names.add(name(head));
        }
        List<Label> labels = new ArrayList<>(count);
        for (String name : names) {
            labels.add(new Label(name, value(number, cursor.bytes(number.size()))));
        }
        return new Datatype.Enumeration(number, labels);
    }

    /** The number of a label: its precision bits from its bit offset, in its type's order. */
    private static BigInteger value(FixedPoint type, byte[] stored) {
        byte[] magnitude = stored.clone();
        if (type.order() != Order.BIG) {
            for (int i = 0; i < stored.length; i++) {
                magnitude[i] = stored[stored.length - 1 - i];
            }
        }
        BigInteger mask = BigInteger.ONE.shiftLeft(type.precision()).subtract(BigInteger.ONE);
        BigInteger bits = new BigInteger(1, magnitude).shiftRight(type.bitOffset()).and(mask);
        boolean negative = type.signed() && bits.testBit(type.precision() - 1);
        return negative ? bits.subtract(mask).subtract(BigInteger.ONE) : bits;
    }

    private Datatype variable(Head head) {
        int kind = head.field(0, 4);
        Datatype element = type(head.depth + 1);
        if (head.size != 8 + offsetBytes) {
            throw cursor.corrupt(
                    "variable-length type of "
                            + head.size
                            + " bytes, "
                            + (8 + offsetBytes)
                            + " expected");
        }
        return switch (kind) {
            case 0 -> new Datatype.VariableSequence(head.size, element);
            case 1 ->
                    new Datatype.VariableString(
                            head.size, padding(head.field(4, 4)), charset(head.field(8, 4)));
            default -> throw cursor.corrupt("variable-length type " + kind + ", 0 or 1 expected");
        };
    }

    private Datatype array(Head head) {
        int rank = cursor.u8();
        if (rank == 0 || rank > 32) {
            throw cursor.corrupt("array type of " + rank + " dimensions, 1 to 32 expected");
        }
        cursor.skip(head.version < 3 ? 3 : 0);
        List<Integer> shape = dimensions(rank);
        cursor.skip(head.version < 3 ? 4 * rank : 0);
        Datatype.ArrayOf array = arrayOf(type(head.depth + 1), shape);
        if (array.size() != head.size) {
            throw cursor.corrupt(
                    "array type of " + head.size + " bytes, its elements take " + array.size());
        }
        return array;
    }

    private List<Integer> dimensions(int rank) {
        List<Integer> shape = new ArrayList<>(rank);
        for (int i = 0; i < rank; i++) {
            long size = cursor.u32();
            if (size <= 0 || size > Integer.MAX_VALUE) {
                throw cursor.corrupt("array dimension of " + size);
            }
            shape.add((int) size);
        }
        return shape;
    }

    private Datatype.ArrayOf arrayOf(Datatype element, List<Integer> shape) {
        long size = element.size();
        for (int length : shape) {
            size *= length;
            if (size > Integer.MAX_VALUE) {
                throw cursor.corrupt("array type of more than 2^31 bytes");
            }
        }
        return new Datatype.ArrayOf((int) size, element, shape);
    }

    /** Flags: bit 0 both parts have the base type, bits 1 and 2 the form, 0 rectangular. */
    private Datatype complex(Head head) {
        if (!head.bit(0) || head.field(1, 2) != 0) {
            throw H5Exception.unsupported(
                    "complex numbers of form "
                            + head.field(1, 2)
                            + (head.bit(0) ? "" : " with parts of two types")
                            + ", rectangular ones are read");
        }
        Datatype part = type(head.depth + 1);
        if (!(part instanceof FloatingPoint number) || head.size != 2 * number.size()) {
            throw cursor.corrupt("complex number of " + head.size + " bytes over " + part);
        }
        return new Datatype.Complex(head.size, number);
    }
}
