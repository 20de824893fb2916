package io.h5sql.calcite.vector;

import io.h5sql.calcite.type.TypeMapping;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** SQL types whose values the engine's vectors hold as they are. */
public final class VectorTypes {
    private VectorTypes() {}

    public static boolean holds(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    FLOAT,
                    DOUBLE,
                    CHAR,
                    VARCHAR,
                    BINARY,
                    VARBINARY,
                    TIMESTAMP ->
                    true;
            case ARRAY -> {
                RelDataType element = type.getComponentType();
                yield element != null && holds(element);
            }
            default -> false;
        };
    }

    /** The type that values have while they are computed, or null where there is none. */
    static @Nullable ColumnType computed(RelDataType type) {
        return holds(type) || type.getSqlTypeName() == SqlTypeName.DATE
                ? TypeMapping.toColumn(type)
                : null;
    }

    /** Whether literals of a type are what the engine's values of it are: numbers, truth, text. */
    public static boolean isPlain(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    FLOAT,
                    DOUBLE,
                    CHAR,
                    VARCHAR ->
                    true;
            default -> false;
        };
    }

    /** Whether vectors hold all columns of a row. */
    public static boolean holdsRow(RelDataType row) {
        return row.getFieldList().stream().allMatch(field -> holds(field.getType()));
    }

    /** The columns of a row whose types vectors hold. */
    public static List<Field> fields(RelDataType row) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            fields.add(
                    new Field(
                            field.getName(),
                            TypeMapping.toColumn(field.getType()),
                            field.getType().isNullable()));
        }
        return fields;
    }
}
