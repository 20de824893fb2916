package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.format.FormatReader;
import java.util.List;

/** What every table of a file is made with. */
record CatalogContext(ObjectTree tree, CatalogOptions options) {
    /** Attributes whose text becomes a table's remarks, the best first; TITLE is PyTables'. */
    static final List<String> DESCRIPTIONS = List.of("description", "title", "long_name", "TITLE");

    AttributeValues attributes(FormatReader file) {
        return AttributeValues.of(tree, file);
    }
}
