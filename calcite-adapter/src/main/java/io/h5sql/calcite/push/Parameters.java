package io.h5sql.calcite.push;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexDynamicParam;
import org.jspecify.annotations.Nullable;

/**
 * Values of the statement's parameters, in the classes that {@code Predicate} has; while planning,
 * a stand-in of the right class for each.
 */
public final class Parameters {
    /** While planning: every parameter has some value of its type. */
    public static final Parameters PLANNING = new Parameters(List.of(), true);

    private final List<@Nullable Object> values;
    private final boolean planning;

    private Parameters(List<@Nullable Object> values, boolean planning) {
        this.values = values;
        this.planning = planning;
    }

    public static Parameters of(List<@Nullable Object> values) {
        return new Parameters(Collections.unmodifiableList(new ArrayList<>(values)), false);
    }

    /** The value of a parameter, null for NULL. */
    public @Nullable Object value(RexDynamicParam parameter) {
        return planning ? standIn(parameter.getType()) : values.get(parameter.getIndex());
    }

    private static @Nullable Object standIn(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> true;
            case TINYINT, SMALLINT, INTEGER, BIGINT, TIMESTAMP -> 1L;
            case REAL, FLOAT, DOUBLE -> 1d;
            case DECIMAL -> BigDecimal.ONE;
            case CHAR, VARCHAR -> "a";
            case BINARY, VARBINARY -> new byte[] {1};
            default -> null;
        };
    }
}
