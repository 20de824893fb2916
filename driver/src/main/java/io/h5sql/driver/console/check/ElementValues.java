package io.h5sql.driver.console.check;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.catalog.attribute.VectorText;
import io.h5sql.engine.decode.ElementDecoder;
import io.h5sql.engine.decode.ElementDecoders;
import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What elements of one datatype decode to, a column for each member; what they point at in the
 * global heap is read. One thread.
 */
final class ElementValues {
    /** Bytes of elements that are decoded at once. */
    private static final int BLOCK = 1 << 20;

    private final int size;
    private final List<Leaf> leaves = new ArrayList<>();

    private record Leaf(
            List<String> path,
            int offset,
            boolean enumeration,
            ColumnType column,
            ElementDecoder decoder) {}

    /** Gives what another reader has for elements of a block, as arrays of Java by member. */
    interface Other {
        Object values(ByteSlice elements, int count) throws NotComparable;
    }

    /** A value that the other reader has otherwise; {@code element} counts from the first. */
    record Difference(long element, String member, String here, String other) {
        @Override
        public String toString() {
            return "element "
                    + element
                    + (member.isEmpty() ? "" : " member '" + member + "'")
                    + " is "
                    + here
                    + ", by jhdf "
                    + other;
        }
    }

    /**
     * @throws io.h5sql.engine.error.H5Exception UNSUPPORTED_FEATURE where the type, or a member's,
     *     can't be decoded
     */
    ElementValues(FormatReader file, Datatype type) {
        this.size = type.size();
        add(new ElementDecoders.Scope(file, Long::toUnsignedString), List.of(), 0, type);
    }

    private void add(
            ElementDecoders.Scope scope, List<String> path, int offset, Datatype datatype) {
        if (datatype instanceof Datatype.Compound compound) {
            for (Datatype.Member member : compound.members()) {
                List<String> inner = new ArrayList<>(path);
                inner.add(member.name());
                add(scope, inner, offset + member.offset(), member.type());
            }
            return;
        }
        ColumnType column = ColumnTypes.ofElement(datatype);
        ElementDecoder decoder = ElementDecoders.of(datatype, column, Decoding.PLAIN, scope);
        boolean enumeration = datatype instanceof Datatype.Enumeration;
        leaves.add(new Leaf(List.copyOf(path), offset, enumeration, column, decoder));
    }

    /**
     * Decodes elements that lie one after another.
     *
     * @throws io.h5sql.engine.error.H5Exception where one can't be
     */
    void read(ByteSlice elements) {
        int step = Math.max(1, BLOCK / size);
        int count = elements.length() / size;
        for (int first = 0; first < count; first += step) {
            int some = Math.min(step, count - first);
            for (Leaf leaf : leaves) {
                decode(leaf, elements.array(), elements.offset() + first * size, some);
            }
        }
    }

    /**
     * The first value that another reader has otherwise; reads no further.
     *
     * @throws NotComparable where what it has is of no form that can be compared
     */
    List<Difference> compare(ByteSlice elements, Other other) throws NotComparable {
        int step = Math.max(1, BLOCK / size);
        int count = elements.length() / size;
        for (int first = 0; first < count; first += step) {
            int some = Math.min(step, count - first);
            int at = elements.offset() + first * size;
            Object all = other.values(new ByteSlice(elements.array(), at, some * size), some);
            for (Leaf leaf : leaves) {
                Vector here = decode(leaf, elements.array(), at, some);
                Object there = member(all, leaf.path());
                int row = SameValues.mismatch(here, 0, some, there);
                if (row >= 0) {
                    checkLabel(leaf, there, row);
                    return List.of(
                            new Difference(
                                    (long) first + row,
                                    String.join(".", leaf.path()),
                                    VectorText.text(here, row),
                                    SameValues.text(there, row)));
                }
            }
        }
        return List.of();
    }

    private static void checkLabel(Leaf leaf, Object there, int row) throws NotComparable {
        if (leaf.enumeration() && row < Array.getLength(there) && Array.get(there, row) == null) {
            throw new NotComparable("values: jhdf has none for a number without a label");
        }
    }

    private Vector decode(Leaf leaf, byte[] bytes, int at, int count) {
        VectorBuilder target = VectorBuilder.of(leaf.column(), count);
        leaf.decoder().append(bytes, at + leaf.offset(), size, count, target);
        return target.build();
    }

    private static Object member(Object all, List<String> path) throws NotComparable {
        Object found = all;
        for (String name : path) {
            Object inner = found instanceof Map<?, ?> members ? members.get(name) : null;
            if (inner == null) {
                throw new NotComparable("jhdf has no member '" + name + "'");
            }
            found = inner;
        }
        return found;
    }
}
