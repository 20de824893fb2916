package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Bitfield;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FixedString;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Reference;
import io.h5sql.engine.type.Datatype.Time;
import io.h5sql.engine.type.Datatype.VariableSequence;
import io.h5sql.engine.type.Datatype.VariableString;
import io.h5sql.engine.type.Decoding;
import io.h5sql.engine.type.Decoding.TimeUnits;
import io.h5sql.engine.type.NumpyTime;
import java.util.function.Consumer;

/** Picks the decoder of a datatype. */
public final class ElementDecoders {
    private static final TimeUnits SECONDS = new TimeUnits(1_000_000_000L, 0);

    private final Heap heap;
    private final ReferenceNames names;
    private final Consumer<String> warnings;

    ElementDecoders(Heap heap, ReferenceNames names, Consumer<String> warnings) {
        this.heap = heap;
        this.names = names;
        this.warnings = warnings;
    }

    /**
     * Decoder of elements of {@code datatype} into {@code target}, which {@link ColumnTypes} gave
     * for it under the same decoding. An integer may also go into a wider integer type. A value
     * equal, byte for byte, to the decoding's missing one is NULL.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE or CORRUPT_STRUCTURE naming what in the datatype
     *     can't be decoded
     */
    public static ElementDecoder of(
            Datatype datatype, ColumnType target, Decoding decoding, Scope scope) {
        return new ElementDecoders(scope.heaps(), scope.names(), scope.warnings())
                .choose(datatype, target, decoding);
    }

    ElementDecoder choose(Datatype datatype, ColumnType target, Decoding decoding) {
        ElementDecoder decoder;
        if (datatype instanceof ArrayOf type) {
            decoder = array(type, target, decoding);
        } else if (datatype instanceof VariableSequence type) {
            ColumnType element = elementOf(target, datatype);
            ElementDecoder elements = choose(type.element(), element, decoding);
            HeapPointer pointer = HeapPointer.ofElement(heap, type.size());
            decoder = new SequenceDecoder(pointer, elements, type.element().size());
        } else if (ColumnTypes.isRecord(datatype)) {
            decoder = JsonDecoder.of(datatype, this::choosePlain);
        } else {
            decoder = single(datatype, target, decoding);
        }
        byte[] missing = decoding.missing();
        boolean known = missing.length > 0 && missing.length == datatype.size();
        return known ? new MissingDecoder(decoder, missing) : decoder;
    }

    private ElementDecoder choosePlain(Datatype datatype, ColumnType target) {
        return choose(datatype, target, Decoding.PLAIN);
    }

    private ElementDecoder array(ArrayOf type, ColumnType target, Decoding decoding) {
        int rank = type.shape().size();
        ColumnType innermost = target;
        for (int dimension = 0; dimension < rank; dimension++) {
            innermost = elementOf(innermost, type);
        }
        ElementDecoder decoder = choose(type.element(), innermost, decoding);
        int stride = type.element().size();
        for (int dimension = rank - 1; dimension >= 0; dimension--) {
            int length = type.shape().get(dimension);
            decoder = new ArrayDecoder(decoder, stride, length);
            stride = Math.multiplyExact(stride, length);
        }
        if (stride > type.size()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    ColumnTypes.describe(type) + " has only " + type.size() + " bytes");
        }
        return decoder;
    }

    private ElementDecoder single(Datatype datatype, ColumnType target, Decoding decoding) {
        if (datatype instanceof FixedPoint type) {
            return integer(type, target, decoding);
        } else if (datatype instanceof FloatingPoint type) {
            return floating(type, target, decoding);
        } else if (datatype instanceof Enumeration type) {
            return enumeration(type);
        } else if (datatype instanceof FixedString type) {
            return new FixedStringDecoder(type, new TextWriter(warnings));
        } else if (datatype instanceof VariableString type) {
            HeapPointer pointer = HeapPointer.ofElement(heap, type.size());
            return new VariableStringDecoder(pointer, new TextWriter(warnings));
        } else if (datatype instanceof Bitfield type) {
            return bitfield(type);
        } else if (datatype instanceof Opaque type) {
            NumpyTime time = NumpyTime.ofTag(type);
            return time == null ? new BytesDecoder(type.size()) : new NumpyTimeDecoder(time);
        } else if (datatype instanceof Time type) {
            LongLoader loader =
                    Integers.loader(
                            new FixedPoint(type.size(), type.order(), true, 0, type.precision()));
            return new TimeDecoder(loader, false, SECONDS);
        } else if (datatype instanceof Reference type) {
            return ReferenceDecoder.of(type, heap, names);
        }
        throw H5Exception.unsupported("datatype " + ColumnTypes.describe(datatype));
    }

    private static ElementDecoder integer(FixedPoint type, ColumnType target, Decoding decoding) {
        TimeUnits time = decoding.time();
        boolean wide = type.precision() > 64;
        if (time != null) {
            if (wide) {
                throw H5Exception.unsupported(
                        "time axis of integers of " + type.precision() + " bits");
            }
            return new TimeDecoder(Integers.loader(type), Integers.isUnsigned64(type), time);
        } else if (target == Scalar.DOUBLE) {
            return scaled(doubles(type), decoding);
        }
        return Integers.decoder(type, target, ColumnTypes.of(type));
    }

    private static DoubleLoader doubles(FixedPoint type) {
        if (type.precision() > 64) {
            return new WideIntegerDecoder(Integers.bits(type), type);
        }
        LongLoader loader = Integers.loader(type);
        if (!Integers.isUnsigned64(type)) {
            return (src, at) -> (double) loader.load(src, at);
        }
        return (src, at) -> {
            long value = loader.load(src, at);
            return value < 0 ? IntegerDecoder.unsignedDouble(value) : value;
        };
    }

    private static ElementDecoder floating(
            FloatingPoint type, ColumnType target, Decoding decoding) {
        TimeUnits time = decoding.time();
        if (time != null) {
            return new FractionalTimeDecoder(Floats.loader(type), time);
        } else if (decoding.scale() != 1 || decoding.offset() != 0) {
            return scaled(Floats.loader(type), decoding);
        }
        return Floats.decoder(type, target);
    }

    private static ElementDecoder scaled(DoubleLoader loader, Decoding decoding) {
        double scale = decoding.scale();
        double offset = decoding.offset();
        if (scale == 1 && offset == 0) {
            return Floats.doubles(loader);
        }
        return Floats.doubles((src, at) -> loader.load(src, at) * scale + offset);
    }

    private static ElementDecoder enumeration(Enumeration type) {
        if (type.base().precision() > 64) {
            throw H5Exception.unsupported(
                    "enumeration over an integer of " + type.base().precision() + " bits");
        }
        LongLoader loader = Integers.loader(type.base());
        return type.isBoolean() ? new BooleanDecoder(loader) : new EnumDecoder(loader, type);
    }

    private static ElementDecoder bitfield(Bitfield type) {
        if (type.precision() != 1) {
            return new BytesDecoder(type.size());
        }
        Bits bits = new Bits(type.size(), type.order()).require(type.bitOffset(), 1, "bitfield");
        int position = type.bitOffset();
        return new BooleanDecoder((src, at) -> bits.extract(src, at, position, 1));
    }

    private static ColumnType elementOf(ColumnType target, Datatype datatype) {
        if (target instanceof ListOf list) {
            return list.element();
        }
        throw new H5Exception(
                ErrorCode.INTERNAL,
                ColumnTypes.describe(datatype) + " decodes to a list, not to " + target);
    }

    /**
     * What decoding needs beside bytes: the global heaps that hold variable-length data, the names
     * of objects for references, and where a warning goes (about text that is not UTF-8, once a
     * decoder).
     */
    public record Scope(SourceHeaps heaps, ReferenceNames names, Consumer<String> warnings) {
        /** Elements of one file; warns nobody. */
        public Scope(FormatReader file, ReferenceNames names) {
            this(new SourceHeaps(file), names, warning -> {});
        }
    }

    /**
     * Path of the object whose header is at an address; throws or answers the address in hex when
     * it has none.
     */
    public interface ReferenceNames {
        String pathOf(long address);

        /**
         * Path of an object of another file, which a reference names; its address in hex where that
         * file or object can't be had.
         */
        default String pathOf(String file, long address) {
            return "0x" + Long.toHexString(address);
        }
    }
}
