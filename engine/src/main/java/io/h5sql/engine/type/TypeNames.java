package io.h5sql.engine.type;

import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Bitfield;
import io.h5sql.engine.type.Datatype.Complex;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.FixedString;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Opaque;
import io.h5sql.engine.type.Datatype.Order;
import io.h5sql.engine.type.Datatype.Reference;
import io.h5sql.engine.type.Datatype.ReferenceKind;
import io.h5sql.engine.type.Datatype.Time;
import io.h5sql.engine.type.Datatype.VariableSequence;
import io.h5sql.engine.type.Datatype.VariableString;
import java.util.stream.Collectors;

/** Short names of datatypes for listings. */
final class TypeNames {
    private TypeNames() {}

    static String of(Datatype datatype) {
        if (datatype instanceof FixedPoint type) {
            return integer(type);
        } else if (datatype instanceof FloatingPoint type) {
            return floating(type);
        } else if (datatype instanceof Time type) {
            return "time" + type.precision() + suffix(type.order(), type.size());
        } else if (datatype instanceof FixedString type) {
            return "string(" + type.size() + ")";
        } else if (datatype instanceof Bitfield type) {
            return "bitfield" + type.precision() + suffix(type.order(), type.size());
        } else if (datatype instanceof Opaque type) {
            String tag = type.tag().isEmpty() ? "" : ", '" + type.tag() + "'";
            return "opaque(" + type.size() + tag + ")";
        } else if (datatype instanceof Reference type) {
            return reference(type.kind());
        } else if (datatype instanceof VariableString) {
            return "vlen string";
        }
        return composite(datatype);
    }

    private static String composite(Datatype datatype) {
        if (datatype instanceof Compound type) {
            return type.members().stream()
                    .map(member -> member.name() + ": " + of(member.type()))
                    .collect(Collectors.joining(", ", "compound{", "}"));
        } else if (datatype instanceof Enumeration type) {
            String name = type.isBoolean() ? "bool" : "enum(" + of(type.base()) + ")";
            return type.labels().stream()
                    .map(label -> label.name() + "=" + label.value())
                    .collect(Collectors.joining(",", name + "{", "}"));
        } else if (datatype instanceof VariableSequence type) {
            return "vlen of " + of(type.element());
        } else if (datatype instanceof ArrayOf type) {
            return type.shape().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", "array[", "] of " + of(type.element())));
        } else if (datatype instanceof Complex type) {
            return "complex of " + of(type.part());
        }
        throw new IllegalStateException("datatype without a name: " + datatype.getClass());
    }

    private static String integer(FixedPoint type) {
        String name = (type.signed() ? "int" : "uint") + type.precision();
        return name + suffix(type.order(), type.size()) + width(type.precision(), type.size());
    }

    private static String floating(FloatingPoint type) {
        if (type.isIeee()) {
            return "float" + 8 * type.size() + suffix(type.order(), type.size());
        }
        boolean brain =
                type.precision() == 16 && type.exponentSize() == 8 && type.mantissaSize() == 7;
        String name = brain ? "bfloat16" : "float" + type.precision();
        String fields = brain ? "" : "(e" + type.exponentSize() + "m" + type.mantissaSize() + ")";
        return name
                + suffix(type.order(), type.size())
                + fields
                + width(type.precision(), type.size());
    }

    /** Says so where the stored bytes are more than the precision asks for. */
    private static String width(int precision, int size) {
        return precision == 8L * size ? "" : " in " + size + " bytes";
    }

    private static String suffix(Order order, int size) {
        return switch (order) {
            case LITTLE -> "";
            case BIG -> size > 1 ? "be" : "";
            case VAX -> "vax";
        };
    }

    private static String reference(ReferenceKind kind) {
        return switch (kind) {
            case OBJECT_1, OBJECT_2 -> "object reference";
            case REGION_1, REGION_2 -> "region reference";
            case ATTRIBUTE_2 -> "attribute reference";
        };
    }
}
