package io.h5sql.calcite.schema;

import io.h5sql.calcite.schema.H5Schema.Prefer;
import io.h5sql.engine.catalog.Catalog;
import java.util.Optional;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;

/**
 * Where every name begins: path-named schemas, children of the root group, and, under {@link
 * #NESTED}, the same with schemas preferred over tables of the same name.
 */
final class RootSchema extends AbstractSchema {
    /** No HDF5 name holds a zero character. */
    static final String NESTED = "\0nested";

    private final Catalog catalog;
    private final Prefer prefer;

    RootSchema(Catalog catalog, Prefer prefer) {
        this.catalog = catalog;
        this.prefer = prefer;
    }

    @Override
    public Lookup<Table> tables() {
        return H5Schema.byName(name -> Optional.empty());
    }

    @Override
    public Lookup<? extends Schema> subSchemas() {
        return H5Schema.<Schema>byName(this::find);
    }

    private Optional<Schema> find(String name) {
        if (name.equals(NESTED)) {
            return prefer == Prefer.TABLE
                    ? Optional.of(new RootSchema(catalog, Prefer.SCHEMA))
                    : Optional.empty();
        }
        return catalog.findSchema(name).map(found -> new H5Schema(catalog, found, prefer));
    }
}
