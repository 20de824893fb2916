package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.Datatype;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes as values: text for people, strings and numbers for conventions. Thread-safe. */
public final class AttributeValues {
    private final ReferenceNames names;

    public AttributeValues(ReferenceNames names) {
        this.names = names;
    }

    /** Of the objects of a file of the tree. */
    public static AttributeValues of(ObjectTree tree, FormatReader file) {
        return new AttributeValues(tree.references(file));
    }

    /**
     * The whole value as text; null for a null dataspace.
     *
     * @throws H5Exception where the value or its type can't be read
     */
    public @Nullable String text(FormatReader file, Attribute attribute) {
        if (attribute.space().kind() == Dataspace.Kind.NULL) {
            return null;
        }
        return new ElementText(file, names)
                .render(attribute.type(), attribute.data(), attribute.space().shape());
    }

    /** The value of a numeric attribute of one element, else null. */
    public @Nullable Double number(FormatReader file, Attribute attribute) {
        Vector one = single(file, attribute);
        Number value = one == null ? null : VectorText.number(one, 0);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }

    /** Text of the string attribute of that name if it has one element, else null. */
    public @Nullable String string(StoredObject object, String name) {
        Attribute attribute = find(object, name).orElse(null);
        if (attribute == null
                || !(attribute.type() instanceof Datatype.FixedString
                        || attribute.type() instanceof Datatype.VariableString)) {
            return null;
        }
        try {
            Vector one = single(object.file(), attribute);
            return one == null || one.isNull(0) ? null : VectorText.text(one, 0);
        } catch (H5Exception e) {
            // A remark that can't be read is no reason to hide the data; h5.attributes shows why.
            return null;
        }
    }

    /** Value of the numeric attribute of that name if it has one element, else null. */
    public @Nullable Double number(StoredObject object, String name) {
        Attribute attribute = find(object, name).orElse(null);
        if (attribute == null || !isNumber(attribute.type())) {
            return null;
        }
        try {
            return number(object.file(), attribute);
        } catch (H5Exception e) {
            // As above: the plain values stay readable.
            return null;
        }
    }

    /** The attribute of that name; empty where it or the attribute storage can't be read. */
    public Optional<Attribute> find(StoredObject object, String name) {
        try {
            return object.attribute(name);
        } catch (H5Exception e) {
            // h5.attributes reports it; conventions go without.
            return Optional.empty();
        }
    }

    private @Nullable Vector single(FormatReader file, Attribute attribute) {
        Dataspace space = attribute.space();
        boolean one = space.shape().stream().allMatch(n -> n == 1);
        if (space.kind() == Dataspace.Kind.NULL || !one || !isScalar(attribute.type())) {
            return null;
        }
        if (attribute.data().length < attribute.type().size()) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "attribute '"
                            + attribute.name()
                            + "' has "
                            + attribute.data().length
                            + " bytes, its type "
                            + attribute.type().size());
        }
        return new ElementText(file, names).decode(attribute.type(), attribute.data(), 0, 1);
    }

    private static boolean isNumber(Datatype type) {
        return type instanceof Datatype.FixedPoint || type instanceof Datatype.FloatingPoint;
    }

    private static boolean isScalar(Datatype type) {
        return isNumber(type)
                || type instanceof Datatype.FixedString
                || type instanceof Datatype.VariableString;
    }
}
