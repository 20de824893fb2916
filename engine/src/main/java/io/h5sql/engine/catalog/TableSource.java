package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * What a table is made of.
 *
 * @param schema name of the schema it stands in
 * @param node the link that bears the table's name
 */
record TableSource(String schema, Node node, CatalogContext context) {
    StoredObject object() {
        return node.object();
    }

    /** Of a dataset. */
    DatasetHeader header() {
        return object().dataset();
    }

    AttributeValues attributes() {
        return context.attributes(object().file());
    }

    /** The first of the attributes that describe a table, or null. */
    @Nullable String remarks() {
        StoredObject object = object();
        for (String name : CatalogContext.DESCRIPTIONS) {
            String text = attributes().string(object, name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
