package io.h5sql.engine.catalog.system;

import io.h5sql.engine.catalog.tree.Node;
import org.jspecify.annotations.Nullable;

/** What SQL calls an object, as the catalogue knows it. Thread-safe. */
public interface SqlNames {
    /** The table that an object is listed as in its group's schema; null where it is none. */
    @Nullable Listed listed(Node node);

    /**
     * Rows of that table; null where there is none.
     *
     * @throws io.h5sql.engine.error.H5Exception where it can't be read
     */
    @Nullable Long rows(Node node);

    /**
     * A table of a listing.
     *
     * @param remarks its remarks, or why it can't be read
     * @param broken true where reading it is an error
     */
    record Listed(String table, @Nullable String remarks, boolean broken) {}
}
