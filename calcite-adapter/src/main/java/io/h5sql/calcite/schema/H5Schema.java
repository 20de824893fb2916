package io.h5sql.calcite.schema;

import io.h5sql.engine.catalog.Catalog;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.schema.lookup.Lookup;
import org.apache.calcite.schema.lookup.Named;
import org.jspecify.annotations.Nullable;

/**
 * One group as a schema; asks the catalogue for each name, and lists none.
 *
 * <p>Calcite tries a name as a schema before it tries it as a table, but a group may be both. So a
 * tree comes in two forms: one in which such a name is the table, one in which it is the schema;
 * the catalogue reader searches the first, then the second.
 */
final class H5Schema extends AbstractSchema {
    /** Which of the two a name is that is both. */
    enum Prefer {
        TABLE,
        SCHEMA
    }

    private final Catalog catalog;
    private final String name;
    private final Prefer prefer;

    H5Schema(Catalog catalog, String name, Prefer prefer) {
        this.catalog = catalog;
        this.name = name;
        this.prefer = prefer;
    }

    @Override
    public Lookup<Table> tables() {
        return byName(this::table);
    }

    @Override
    public Lookup<? extends Schema> subSchemas() {
        return byName(this::child);
    }

    private Optional<Table> table(String table) {
        return catalog.table(name, table).map(H5Table::new);
    }

    private Optional<Schema> child(String child) {
        Optional<String> found = catalog.findChild(name, child);
        if (found.isEmpty() || prefer == Prefer.TABLE && catalog.table(name, child).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new H5Schema(catalog, found.get(), prefer));
    }

    /** A look-up that answers single names only. */
    static <T> Lookup<T> byName(Function<String, Optional<? extends T>> find) {
        return new Lookup<>() {
            @Override
            public @Nullable T get(String name) {
                return find.apply(name).orElse(null);
            }

            @Override
            public @Nullable Named<T> getIgnoreCase(String name) {
                return null;
            }

            @Override
            public Set<String> getNames(LikePattern pattern) {
                return Set.of();
            }
        };
    }
}
