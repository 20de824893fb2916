package io.h5sql.engine.arrow;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Decimal;
import io.h5sql.engine.type.ColumnType.ListOf;
import io.h5sql.engine.type.ColumnType.Scalar;
import io.h5sql.engine.type.ColumnType.Varchar;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Arrow types of columns: DECIMAL is Decimal128, TIMESTAMP nanoseconds without a time zone, VARCHAR
 * Utf8, VARBINARY Binary, ARRAY List with elements named {@code item}.
 */
final class ArrowSchemas {
    private ArrowSchemas() {}

    static Schema of(List<BatchStream.Field> fields) {
        return new Schema(
                fields.stream()
                        .map(field -> field(field.name(), field.type(), field.nullable()))
                        .toList());
    }

    private static Field field(String name, ColumnType type, boolean nullable) {
        FieldType fieldType = new FieldType(nullable, type(type), null);
        List<Field> children =
                type instanceof ListOf list
                        ? List.of(field("item", list.element(), true))
                        : List.of();
        return new Field(name, fieldType, children);
    }

    private static ArrowType type(ColumnType type) {
        if (type instanceof Scalar scalar) {
            return scalar(scalar);
        } else if (type instanceof Decimal decimal) {
            return new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
        } else if (type instanceof ListOf) {
            return ArrowType.List.INSTANCE;
        }
        return type instanceof Varchar ? ArrowType.Utf8.INSTANCE : ArrowType.Binary.INSTANCE;
    }

    private static ArrowType scalar(Scalar type) {
        return switch (type) {
            case BOOLEAN -> ArrowType.Bool.INSTANCE;
            case TINYINT -> new ArrowType.Int(8, true);
            case SMALLINT -> new ArrowType.Int(16, true);
            case INTEGER -> new ArrowType.Int(32, true);
            case BIGINT -> new ArrowType.Int(64, true);
            case REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.NANOSECOND, null);
        };
    }
}
