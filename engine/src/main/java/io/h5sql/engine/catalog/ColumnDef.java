package io.h5sql.engine.catalog;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Decoding;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column as SQL sees it.
 *
 * @param hidden not in {@code SELECT *}
 * @param decoding how stored elements become values of {@code type}
 * @param remarks from attributes ({@code units}, {@code long_name}), or null
 */
public record ColumnDef(
        String name,
        ColumnType type,
        boolean nullable,
        boolean hidden,
        ColumnSource source,
        Decoding decoding,
        @Nullable String remarks) {
    public ColumnDef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(decoding, "decoding");
    }
}
