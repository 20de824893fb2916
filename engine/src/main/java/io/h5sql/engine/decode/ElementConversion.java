package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Turns stored elements of one datatype into stored elements of another: those of a source of a
 * virtual dataset into the virtual dataset's. A number that the other type can't hold is an error,
 * save that floating point rounds. Immutable; thread-safe.
 */
public interface ElementConversion {
    /** Bytes of a converted element. */
    int targetSize();

    /** Converts the element at {@code src[from]} to {@code target[to]}. */
    void convert(byte[] src, int from, byte[] target, int to);

    /** Converts {@code count} elements, {@code stride} bytes apart, one behind the other. */
    default void copy(byte[] src, int from, int stride, int count, byte[] target, int to) {
        int size = targetSize();
        for (int k = 0; k < count; k++) {
            convert(src, from + k * stride, target, to + k * size);
        }
    }

    /**
     * The conversion inside one file, where addresses in elements stay true.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming both types
     */
    static ElementConversion of(Datatype source, Datatype target) {
        return between(source, target).orElseThrow(() -> impossible(source, target));
    }

    /**
     * The conversion of elements of another file; the addresses of their variable-length data are
     * written as {@code heaps} reads them.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming both types; for references, and for sequences
     *     of what points into the file itself
     */
    static ElementConversion ofOtherFile(
            Datatype source, Datatype target, SourceHeaps heaps, FormatReader file) {
        if (!FileAddresses.in(source)) {
            return of(source, target);
        }
        return new FileAddresses(heaps.of(file))
                .between(source, target)
                .orElseThrow(() -> impossible(source, target));
    }

    private static H5Exception impossible(Datatype source, Datatype target) {
        return H5Exception.unsupported(
                "a virtual dataset of "
                        + ColumnTypes.describe(target)
                        + " over a source of "
                        + ColumnTypes.describe(source));
    }

    private static Optional<ElementConversion> between(Datatype source, Datatype target) {
        if (source.equals(target)) {
            return Optional.of(new Same(source.size()));
        } else if (target instanceof Datatype.FixedPoint number) {
            return integers(source, number);
        } else if (target instanceof Datatype.FloatingPoint number) {
            return Numbers.toFloat(source, number);
        } else if (source instanceof Datatype.Enumeration from
                && target instanceof Datatype.Enumeration to
                && from.labels().equals(to.labels())) {
            return integers(from.base(), to.base());
        } else if (source instanceof Datatype.FixedString from
                && target instanceof Datatype.FixedString to) {
            return Optional.of(new Text(from, to));
        } else if (source instanceof Datatype.VariableString
                && target instanceof Datatype.VariableString
                && source.size() == target.size()) {
            return Optional.of(new Same(source.size()));
        } else if (source instanceof Datatype.ArrayOf from
                && target instanceof Datatype.ArrayOf to
                && from.shape().equals(to.shape())) {
            return between(from.element(), to.element()).map(part -> elements(from, to, part));
        } else if (source instanceof Datatype.Compound from
                && target instanceof Datatype.Compound to) {
            return members(from, to, ElementConversion::between);
        }
        return Optional.empty();
    }

    private static Optional<ElementConversion> integers(
            Datatype source, Datatype.FixedPoint target) {
        return source instanceof Datatype.FixedPoint number
                ? Numbers.toInteger(number, target)
                : Optional.empty();
    }

    private static ElementConversion elements(
            Datatype.ArrayOf from, Datatype.ArrayOf to, ElementConversion part) {
        List<Part> parts = new ArrayList<>();
        int count = from.size() / from.element().size();
        parts.add(new Part(part, 0, from.element().size(), count, 0));
        return new Parts(to.size(), parts);
    }

    private static Optional<ElementConversion> members(
            Datatype.Compound from,
            Datatype.Compound to,
            BiFunction<Datatype, Datatype, Optional<ElementConversion>> between) {
        List<Part> parts = new ArrayList<>();
        for (Datatype.Member wanted : to.members()) {
            Optional<Datatype.Member> found =
                    from.members().stream()
                            .filter(member -> member.name().equals(wanted.name()))
                            .findFirst();
            Optional<ElementConversion> part =
                    found.flatMap(member -> between.apply(member.type(), wanted.type()));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            int offset = found.get().offset();
            parts.add(new Part(part.get(), offset, 0, 1, wanted.offset()));
        }
        return Optional.of(new Parts(to.size(), parts));
    }

    /** Conversions of elements that hold addresses of another file. */
    record FileAddresses(SourceHeaps.Addresses addresses) {
        static boolean in(Datatype type) {
            if (type instanceof Datatype.Compound compound) {
                return compound.members().stream().anyMatch(member -> in(member.type()));
            } else if (type instanceof Datatype.ArrayOf array) {
                return in(array.element());
            }
            return type instanceof Datatype.VariableString
                    || type instanceof Datatype.VariableSequence
                    || type instanceof Datatype.Reference;
        }

        Optional<ElementConversion> between(Datatype source, Datatype target) {
            if (!in(source)) {
                return ElementConversion.between(source, target);
            } else if (isText(source, target) || isSequence(source, target)) {
                return Optional.of(new Pointer(target.size(), addresses));
            } else if (source instanceof Datatype.ArrayOf from
                    && target instanceof Datatype.ArrayOf to
                    && from.shape().equals(to.shape())) {
                return between(from.element(), to.element()).map(part -> elements(from, to, part));
            } else if (source instanceof Datatype.Compound from
                    && target instanceof Datatype.Compound to) {
                return members(from, to, this::between);
            }
            return Optional.empty();
        }

        private static boolean isText(Datatype source, Datatype target) {
            return source instanceof Datatype.VariableString
                    && target instanceof Datatype.VariableString;
        }

        /** Of sequences of pointers only the outer ones could be written anew. */
        private static boolean isSequence(Datatype source, Datatype target) {
            return source instanceof Datatype.VariableSequence from
                    && target instanceof Datatype.VariableSequence to
                    && from.element().equals(to.element())
                    && !in(from.element());
        }
    }

    /** A length and a global heap id, whose address is another file's. */
    record Pointer(int targetSize, SourceHeaps.Addresses addresses) implements ElementConversion {
        @Override
        public void convert(byte[] src, int from, byte[] target, int to) {
            int width = addresses.width();
            long address = addresses.written(HeapPointer.address(src, from + 4, width));
            System.arraycopy(src, from, target, to, 4);
            for (int i = 0; i < Long.BYTES; i++) {
                target[to + 4 + i] = (byte) (address >>> 8 * i);
            }
            System.arraycopy(src, from + 4 + width, target, to + 4 + Long.BYTES, 4);
        }
    }

    /** Elements that stay as they are. */
    record Same(int targetSize) implements ElementConversion {
        @Override
        public void convert(byte[] src, int from, byte[] target, int to) {
            System.arraycopy(src, from, target, to, targetSize);
        }

        @Override
        public void copy(byte[] src, int from, int stride, int count, byte[] target, int to) {
            if (stride == targetSize) {
                System.arraycopy(src, from, target, to, count * stride);
            } else {
                ElementConversion.super.copy(src, from, stride, count, target, to);
            }
        }
    }

    /** Values inside an element: {@code count} from an offset on. */
    record Part(ElementConversion conversion, int from, int stride, int count, int to) {}

    /** Elements made of others. */
    record Parts(int targetSize, List<Part> parts) implements ElementConversion {
        @Override
        public void convert(byte[] src, int from, byte[] target, int to) {
            for (Part part : parts) {
                part.conversion.copy(
                        src, from + part.from, part.stride, part.count, target, to + part.to);
            }
        }
    }

    /** Fixed strings of another length or padding. */
    record Text(Datatype.FixedString source, Datatype.FixedString target)
            implements ElementConversion {
        @Override
        public int targetSize() {
            return target.size();
        }

        @Override
        public void convert(byte[] src, int from, byte[] bytes, int to) {
            int length = FixedStringDecoder.end(source, src, from) - from;
            if (length > target.size()) {
                throw new H5Exception(
                        ErrorCode.VALUE_OUT_OF_RANGE,
                        "text of " + length + " bytes does not fit " + target.size());
            }
            System.arraycopy(src, from, bytes, to, length);
            byte pad = target.padding() == Datatype.Padding.SPACE_PADDED ? (byte) ' ' : 0;
            Arrays.fill(bytes, to + length, to + target.size(), pad);
        }
    }
}
