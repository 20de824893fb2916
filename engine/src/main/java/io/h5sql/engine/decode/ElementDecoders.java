package io.h5sql.engine.decode;

import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;

/** SHELL. Picks the decoder of a datatype. */
public final class ElementDecoders {
    private ElementDecoders() {}

    /**
     * Decoder of elements of {@code datatype} into {@code target} (which ColumnTypes.of gave for
     * it).
     */
    public static ElementDecoder of(
            Datatype datatype, ColumnType target, Decoding decoding, Scope scope) {
        throw new UnsupportedOperationException();
    }

    /**
     * What decoding needs beside bytes: the file whose global heap holds variable-length data, and
     * the names of objects for references.
     */
    public record Scope(FormatReader file, ReferenceNames names) {}

    /**
     * Path of the object whose header is at an address; throws or answers the address in hex when
     * it has none.
     */
    public interface ReferenceNames {
        String pathOf(long address);
    }
}
