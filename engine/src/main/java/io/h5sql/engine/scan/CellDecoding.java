package io.h5sql.engine.scan;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.catalog.ColumnSource.Cell;
import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.decode.ElementDecoders;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.decode.MemberPath;
import io.h5sql.engine.decode.SourceHeaps;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.function.Consumer;
import java.util.function.Function;

/** Values of one column from objects that each hold one of them. Thread-safe. */
final class CellDecoding {
    private final ColumnType type;
    private final Function<FormatReader, ReferenceNames> names;
    private final Consumer<String> warnings;

    /**
     * @param type of the column
     */
    CellDecoding(
            ColumnType type,
            Function<FormatReader, ReferenceNames> names,
            Consumer<String> warnings) {
        this.type = type;
        this.names = names;
        this.warnings = warnings;
    }

    VectorBuilder builder(int capacity) {
        return VectorBuilder.of(type, capacity);
    }

    void append(Cell cell, VectorBuilder target) {
        if (cell instanceof Cell.Text text) {
            ((OctetsBuilder) target).append(text.text());
        } else if (cell instanceof Cell.ScalarElement scalar) {
            append(scalar, target);
        } else if (cell instanceof Cell.AttributeOf attribute) {
            append(attribute, target);
        } else {
            target.appendNull();
        }
    }

    private void append(Cell.ScalarElement cell, VectorBuilder target) {
        String path = cell.element().path();
        FormatReader file = cell.element().dataset().file();
        try {
            StoredArray array = new StoredArray(cell.element().dataset(), path, 0);
            MemberPath member =
                    MemberPath.resolve(array.header().type(), cell.element().memberPath());
            byte[] value = array.fill();
            if (!array.isUnwritten()) {
                value = new byte[array.elementSize()];
                array.raw().read(0, value, 0, value.length);
            }
            ElementDecoders.Scope scope =
                    new ElementDecoders.Scope(array.heaps(), names.apply(file), warnings);
            decode(member.type(), cell.decoding(), scope, value, member.offset(), target);
        } catch (H5Exception error) {
            throw error.within(new Place(file.source().name(), path, -1));
        }
    }

    private void append(Cell.AttributeOf cell, VectorBuilder target) {
        FormatReader file = cell.object().file();
        if (!cell.asText()) {
            ElementDecoders.Scope scope =
                    new ElementDecoders.Scope(new SourceHeaps(file), names.apply(file), warnings);
            byte[] value = cell.attribute().data();
            decode(cell.attribute().type(), Decoding.PLAIN, scope, value, 0, target);
            return;
        }
        String text = new AttributeValues(names.apply(file)).text(file, cell.attribute());
        if (text == null) {
            target.appendNull();
        } else {
            ((OctetsBuilder) target).append(text);
        }
    }

    private void decode(
            Datatype stored,
            Decoding decoding,
            ElementDecoders.Scope scope,
            byte[] value,
            int offset,
            VectorBuilder target) {
        ElementDecoders.of(stored, type, decoding, scope)
                .append(value, offset, stored.size(), 1, target);
    }
}
