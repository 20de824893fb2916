package io.h5sql.driver.console.check;

import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.Datatype;
import java.util.Arrays;
import java.util.List;

/** Follows what elements point at: variable-length data and regions in the global heap. */
final class Pointers {
    private static final Dataspace ONE = new Dataspace(Dataspace.Kind.SCALAR, List.of(), List.of());

    private final FormatReader file;
    private final Datatype type;
    private final AttributeValues values = new AttributeValues(Long::toHexString);

    Pointers(FormatReader file, Datatype type) {
        this.file = file;
        this.type = type;
    }

    /** Whether elements of this type hold any. */
    static boolean in(Datatype type) {
        if (type instanceof Datatype.Compound compound) {
            return compound.members().stream().anyMatch(member -> in(member.type()));
        }
        if (type instanceof Datatype.ArrayOf array) {
            return in(array.element());
        }
        return type instanceof Datatype.VariableString
                || type instanceof Datatype.VariableSequence
                || type instanceof Datatype.Reference;
    }

    /**
     * Reads what {@code count} elements point at.
     *
     * @throws io.h5sql.engine.error.H5Exception where something is not there
     */
    void follow(byte[] bytes, int from, long count) {
        int size = type.size();
        for (long i = 0; i < count; i++) {
            int at = from + (int) (i * size);
            byte[] element = Arrays.copyOfRange(bytes, at, at + size);
            values.text(file, new Attribute("", type, ONE, element));
        }
    }
}
