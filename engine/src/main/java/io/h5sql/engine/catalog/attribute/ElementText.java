package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.catalog.tree.Shapes;
import io.h5sql.engine.decode.ElementDecoders;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.List;

/**
 * Stored elements as text for people: scalars plain, arrays {@code [a, b]} nested as shaped,
 * compounds {@code {x=1, y=2}}; after {@value #MAX_ELEMENTS} elements an ellipsis ends it. One
 * thread, one value.
 */
final class ElementText {
    private static final int MAX_ELEMENTS = 1000;
    private static final int MAX_DEPTH = 64;

    private final FormatReader file;
    private final ElementDecoders.Scope scope;
    private final StringBuilder out = new StringBuilder();
    private int left = MAX_ELEMENTS;

    ElementText(FormatReader file, ElementDecoders.ReferenceNames names) {
        this.file = file;
        this.scope = new ElementDecoders.Scope(file, names);
    }

    /** Elements of {@code type} from {@code at}, {@code shape} of them; one where it is empty. */
    String render(Datatype type, byte[] src, List<Long> shape) {
        long count = Shapes.product(shape);
        if (type.size() <= 0 || count > src.length / type.size()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "a value of " + count + " times " + type.size() + " bytes in " + src.length);
        }
        nested(type, src, 0, shape, 0);
        return out.toString();
    }

    private void nested(Datatype type, byte[] src, int at, List<Long> shape, int depth) {
        if (depth > MAX_DEPTH) {
            throw H5Exception.unsupported("a type nested deeper than " + MAX_DEPTH);
        }
        if (shape.isEmpty()) {
            one(type, src, at, depth);
        } else if (shape.size() == 1) {
            list(type, src, at, (int) (long) shape.get(0), depth);
        } else {
            List<Long> inner = shape.subList(1, shape.size());
            long step = type.size();
            for (long n : inner) {
                step *= n;
            }
            out.append('[');
            for (long i = 0; i < shape.get(0) && separate(i); i++) {
                counted(type, src, (int) (at + i * step), inner, depth + 1);
            }
            out.append(']');
        }
    }

    private void one(Datatype type, byte[] src, int at, int depth) {
        if (type instanceof Datatype.Compound compound) {
            out.append('{');
            for (int i = 0; i < compound.members().size() && separate(i); i++) {
                Datatype.Member member = compound.members().get(i);
                out.append(member.name()).append('=');
                nested(member.type(), src, at + member.offset(), List.of(), depth + 1);
            }
            out.append('}');
        } else if (type instanceof Datatype.Complex complex) {
            out.append("{r=");
            leaves(complex.part(), src, at, 1);
            out.append(", i=");
            leaves(complex.part(), src, at + complex.part().size(), 1);
            out.append('}');
        } else if (type instanceof Datatype.ArrayOf array) {
            List<Long> shape = array.shape().stream().map(Integer::longValue).toList();
            nested(array.element(), src, at, shape, depth + 1);
        } else if (type instanceof Datatype.VariableSequence sequence) {
            VlenElement vlen = VlenElement.read(file, src, at, sequence.element().size());
            list(
                    sequence.element(),
                    vlen.bytes().array(),
                    vlen.bytes().offset(),
                    vlen.count(),
                    depth + 1);
        } else {
            leaves(type, src, at, 1);
        }
    }

    private void list(Datatype type, byte[] src, int at, int count, int depth) {
        out.append('[');
        if (isLeaf(type)) {
            leaves(type, src, at, count);
        } else {
            for (int i = 0; i < count && separate(i); i++) {
                counted(type, src, at + i * type.size(), List.of(), depth + 1);
            }
        }
        out.append(']');
    }

    /** One of several: where it has no scalars, being there counts as one, or none would end. */
    private void counted(Datatype type, byte[] src, int at, List<Long> shape, int depth) {
        int before = left;
        nested(type, src, at, shape, depth);
        left = Math.min(left, before - 1);
    }

    private void leaves(Datatype type, byte[] src, int at, int count) {
        int shown = Math.min(count, left);
        Vector values = decode(type, src, at, shown);
        for (int i = 0; i < shown; i++) {
            out.append(i > 0 ? ", " : "").append(VectorText.text(values, i));
        }
        left -= shown;
        if (shown < count) {
            out.append(shown > 0 ? ", …" : "…");
        }
    }

    Vector decode(Datatype type, byte[] src, int at, int count) {
        ColumnType target = ColumnTypes.of(type);
        VectorBuilder builder = VectorBuilder.of(target, count);
        if (count > 0) {
            ElementDecoders.of(type, target, Decoding.PLAIN, scope)
                    .append(src, at, type.size(), count, builder);
        }
        return builder.build();
    }

    private boolean separate(long i) {
        out.append(i > 0 ? ", " : "");
        if (left > 0) {
            return true;
        }
        out.append('…');
        return false;
    }

    private static boolean isLeaf(Datatype type) {
        return !(type instanceof Datatype.Compound
                || type instanceof Datatype.Complex
                || type instanceof Datatype.ArrayOf
                || type instanceof Datatype.VariableSequence);
    }
}
