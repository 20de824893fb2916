package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.tree.GroupNames;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of one file at one state: groups as schemas, datasets as tables. Lazy: reads what is
 * asked for. Thread-safe.
 *
 * <p>Schema names are paths without the leading slash; the root is {@code /}; the system schema is
 * {@code h5}, and a group of that name is {@code /h5}. Lookups try the exact name, then a unique
 * match ignoring case; two candidates are an {@code AMBIGUOUS_NAME} error that lists both.
 */
public interface Catalog {
    /** The default schema's name. */
    String ROOT = "/";

    /** The system schema's name. */
    String SYSTEM = GroupNames.SYSTEM;

    /** Every schema, the root first, then by path; the system schema last. */
    List<String> schemas();

    /** The exact name of a schema, or empty where there is none. */
    Optional<String> findSchema(String name);

    /**
     * Exact name of the schema right below {@code schema} whose path ends with {@code child}, for
     * dotted names: {@code run1/raw} for {@code run1} and {@code raw}.
     */
    Optional<String> findChild(String schema, String child);

    /**
     * What a listing shows of the tables of a schema, by name, without reading their columns' data.
     */
    List<TableEntry> tables(String schema);

    /**
     * The table of that name, {@code $cells}, {@code $rows}, {@code $members} forms included; empty
     * where there is none.
     *
     * @throws io.h5sql.engine.error.H5Exception where the object is there but can't be a table: a
     *     broken link, a damaged header, a type that can't be read
     */
    Optional<TableDef> table(String schema, String name);

    /**
     * A line of a listing.
     *
     * @param remarks the table's remarks, or why it can't be read
     * @param broken true where reading it is an error
     */
    record TableEntry(
            String schema,
            String name,
            TableDef.Kind kind,
            @Nullable String remarks,
            boolean broken) {}
}
