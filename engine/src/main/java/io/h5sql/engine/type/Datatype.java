package io.h5sql.engine.type;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * An HDF5 datatype as the datatype message describes it (file format specification IV.A.2.d). Sizes
 * are bytes of one element as stored in a dataset.
 */
public sealed interface Datatype {
    /** Bytes of one stored element. */
    int size();

    /** Byte order of numbers. */
    enum Order {
        LITTLE,
        BIG,
        VAX
    }

    /** Padding of fixed strings. */
    enum Padding {
        NULL_TERMINATED,
        NULL_PADDED,
        SPACE_PADDED
    }

    /** Character set of strings. */
    enum Charset {
        ASCII,
        UTF8
    }

    /** How the mantissa's highest bit is kept. */
    enum Normalization {
        NONE,
        ALWAYS_SET,
        IMPLIED
    }

    /** Which reference encoding a reference type uses. */
    enum ReferenceKind {
        OBJECT_1,
        REGION_1,
        OBJECT_2,
        REGION_2,
        ATTRIBUTE_2
    }

    /** Integer of {@code precision} bits that start at {@code bitOffset}. Class 0. */
    record FixedPoint(int size, Order order, boolean signed, int bitOffset, int precision)
            implements Datatype {}

    /**
     * Floating point by its fields; locations are bit positions from the least significant. Class
     * 1.
     */
    record FloatingPoint(
            int size,
            Order order,
            int bitOffset,
            int precision,
            int signLocation,
            int exponentLocation,
            int exponentSize,
            int mantissaLocation,
            int mantissaSize,
            long exponentBias,
            Normalization normalization)
            implements Datatype {
        /**
         * IEEE binary16, binary32 or binary64 with its usual fields, in either plain byte order.
         */
        public boolean isIeee() {
            if (order == Order.VAX || bitOffset != 0 || normalization != Normalization.IMPLIED) {
                return false;
            }
            return switch (size) {
                case 2 -> fields(15, 10, 5, 10, 15);
                case 4 -> fields(31, 23, 8, 23, 127);
                case 8 -> fields(63, 52, 11, 52, 1023);
                default -> false;
            };
        }

        private boolean fields(int sign, int exponent, int bits, int mantissa, long bias) {
            return signLocation == sign
                    && exponentLocation == exponent
                    && exponentSize == bits
                    && mantissaLocation == 0
                    && mantissaSize == mantissa
                    && exponentBias == bias;
        }
    }

    /** Time. Class 2; seconds since the epoch as an integer, never written by the HDF5 library. */
    record Time(int size, Order order, int precision) implements Datatype {}

    /** String of a fixed number of bytes. Class 3. */
    record FixedString(int size, Padding padding, Charset charset) implements Datatype {}

    /** Bit field. Class 4. */
    record Bitfield(int size, Order order, int bitOffset, int precision) implements Datatype {}

    /** Uninterpreted bytes with a tag. Class 5. */
    record Opaque(int size, String tag) implements Datatype {}

    /** Compound. Class 6. */
    record Compound(int size, List<Member> members) implements Datatype {
        public Compound {
            members = List.copyOf(members);
        }
    }

    /** One member of a compound at a byte offset in it. */
    record Member(String name, int offset, Datatype type) {
        public Member {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }

    /** Reference. Class 7. */
    record Reference(int size, ReferenceKind kind) implements Datatype {}

    /** Enumeration over an integer type. Class 8. */
    record Enumeration(FixedPoint base, List<Label> labels) implements Datatype {
        public Enumeration {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return base.size();
        }

        /** h5py's boolean: exactly FALSE = 0 and TRUE = 1. */
        public boolean isBoolean() {
            return labels.size() == 2
                    && labels.contains(new Label("FALSE", BigInteger.ZERO))
                    && labels.contains(new Label("TRUE", BigInteger.ONE));
        }
    }

    /** A name and the number it stands for. */
    record Label(String name, BigInteger value) {}

    /** Variable-length string: length, global heap id. Class 9, type 1. */
    record VariableString(int size, Padding padding, Charset charset) implements Datatype {}

    /** Variable-length sequence: length, global heap id. Class 9, type 0. */
    record VariableSequence(int size, Datatype element) implements Datatype {}

    /** Array of a fixed shape, row-major. Class 10. */
    record ArrayOf(int size, Datatype element, List<Integer> shape) implements Datatype {
        public ArrayOf {
            shape = List.copyOf(shape);
        }
    }

    /** Complex number: two values of the base type, real first. Class 11 of HDF5 2.0. */
    record Complex(int size, FloatingPoint part) implements Datatype {}
}
