package io.h5sql.calcite;

import io.h5sql.engine.catalog.Catalog;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schemas and tables kept in maps. */
final class FakeCatalog implements Catalog {
    private final List<String> schemas = new ArrayList<>(List.of(ROOT));
    private final Map<TableDef, List<List<@Nullable Object>>> tables = new LinkedHashMap<>();

    FakeCatalog schema(String name) {
        schemas.add(name);
        return this;
    }

    /**
     * @param rows values of the {@code SystemColumn}s, in row-major order
     */
    FakeCatalog table(
            String schema,
            String name,
            List<Long> shape,
            List<ColumnDef> columns,
            List<List<@Nullable Object>> rows) {
        tables.put(new TableDef(schema, name, TableDef.Kind.DATASET, shape, columns, null), rows);
        return this;
    }

    @Nullable Object value(TableDef table, int column, long row) {
        ColumnSource source = table.columns().get(column).source();
        if (source instanceof ColumnSource.Position) {
            return row;
        } else if (source instanceof ColumnSource.AxisIndex index) {
            return coordinate(table, index.axis(), row);
        } else if (source instanceof ColumnSource.AxisScale scale) {
            return 10L * coordinate(table, scale.axis(), row) - 5;
        }
        int ordinal = ((ColumnSource.SystemColumn) source).ordinal();
        return java.util.Objects.requireNonNull(tables.get(table)).get((int) row).get(ordinal);
    }

    private static long coordinate(TableDef table, int axis, long row) {
        long rest = row;
        for (int k = table.shape().size() - 1; k > axis; k--) {
            rest /= table.shape().get(k);
        }
        return rest % table.shape().get(axis);
    }

    @Override
    public List<String> schemas() {
        return schemas;
    }

    @Override
    public Optional<String> findSchema(String name) {
        return unique(schemas, name);
    }

    @Override
    public Optional<String> findChild(String schema, String child) {
        String path = schema.equals(ROOT) ? child : schema + "/" + child;
        return unique(schemas.subList(1, schemas.size()), path);
    }

    @Override
    public List<TableEntry> tables(String schema) {
        return tables.keySet().stream()
                .filter(table -> table.schema().equals(schema))
                .map(t -> new TableEntry(schema, t.name(), t.kind(), null, false))
                .toList();
    }

    @Override
    public Optional<TableDef> table(String schema, String name) {
        List<String> names = tables(schema).stream().map(TableEntry::name).toList();
        return unique(names, name)
                .flatMap(
                        found ->
                                tables.keySet().stream()
                                        .filter(t -> t.schema().equals(schema))
                                        .filter(t -> t.name().equals(found))
                                        .findFirst());
    }

    private static Optional<String> unique(List<String> names, String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        List<String> similar = names.stream().filter(name::equalsIgnoreCase).toList();
        if (similar.size() > 1) {
            throw new H5Exception(
                    ErrorCode.AMBIGUOUS_NAME, name + " may be " + String.join(" or ", similar));
        }
        return similar.stream().findFirst();
    }
}
