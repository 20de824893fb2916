package io.h5sql.engine.decode;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.Values;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.ArrayOf;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.VariableSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Compounds and complex numbers within arrays and sequences into VARCHAR: the text of one JSON
 * object, members in their order, a complex number as {@code {"r":1.0,"i":-2.0}}. What numbers
 * can't say in JSON (NaN, infinities) is a string, bytes are hexadecimal strings, times are ISO
 * 8601.
 */
final class JsonDecoder implements ElementDecoder {
    private static final int ROWS = 1024;

    private final List<Part> parts;

    private JsonDecoder(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * @param chooser picks the decoder of a member's type into a column type
     */
    static JsonDecoder of(
            Datatype record, BiFunction<Datatype, ColumnType, ElementDecoder> chooser) {
        int count = record instanceof Compound compound ? compound.members().size() : 2;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MemberPath member = MemberPath.resolve(record, List.of(i));
            String name =
                    record instanceof Compound members
                            ? members.members().get(i).name()
                            : i == 0 ? "r" : "i";
            ColumnType type = ColumnTypes.ofElement(member.type());
            ElementDecoder decoder = chooser.apply(member.type(), type);
            parts.add(new Part(name, member.offset(), type, decoder, isJson(member.type())));
        }
        return new JsonDecoder(parts);
    }

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int done = 0; done < count; done += ROWS) {
            int rows = Math.min(ROWS, count - done);
            appendRows(src, base + done * stride, stride, rows, octets);
        }
    }

    private void appendRows(byte[] src, int base, int stride, int rows, OctetsBuilder target) {
        List<Vector> columns = new ArrayList<>();
        for (Part part : parts) {
            VectorBuilder column = VectorBuilder.of(part.type(), rows);
            part.decoder().append(src, base + part.offset(), stride, rows, column);
            columns.add(column.build());
        }
        JsonText json = new JsonText();
        for (int row = 0; row < rows; row++) {
            json.clear();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                json.name(i == 0 ? '{' : ',', part.name());
                json.value(Values.get(columns.get(i), row), part.type(), part.json());
            }
            target.append(json.end());
        }
    }

    private static boolean isJson(Datatype type) {
        if (type instanceof ArrayOf array) {
            return isJson(array.element());
        } else if (type instanceof VariableSequence sequence) {
            return isJson(sequence.element());
        }
        return ColumnTypes.isRecord(type);
    }

    /** One member; {@code json} where its text is JSON already. */
    private record Part(
            String name, int offset, ColumnType type, ElementDecoder decoder, boolean json) {}
}
