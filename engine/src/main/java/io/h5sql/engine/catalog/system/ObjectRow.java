package io.h5sql.engine.catalog.system;

import io.h5sql.engine.catalog.tree.GroupNames;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.StorageFacts;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.StoredObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One object or link as the system tables speak of it; reads what is asked for, once. */
final class ObjectRow {
    private final Node node;
    private final SqlNames names;
    private @Nullable StorageFacts facts;
    private SqlNames.@Nullable Listed entry;

    ObjectRow(Node node, SqlNames names) {
        this.node = node;
        this.names = names;
    }

    Node node() {
        return node;
    }

    String kind() {
        return node.object().kind().name().toLowerCase(Locale.ROOT);
    }

    String linkKind() {
        return node.linkKind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Nullable String parent() {
        Node above = node.parent();
        return above == null ? null : above.path();
    }

    StorageFacts facts() {
        StorageFacts known = facts;
        if (known == null) {
            known = new StorageFacts(node.object());
            facts = known;
        }
        return known;
    }

    Dataspace space() {
        return facts().header().space();
    }

    /** Null of a null dataspace. */
    @Nullable List<Long> shape() {
        return space().kind() == Dataspace.Kind.NULL ? null : space().shape();
    }

    /** The schema that a group is, or that holds the table. */
    @Nullable String schema() {
        if (GroupNames.isSchema(node)) {
            return GroupNames.schemaName(node);
        }
        Node above = node.parent();
        return above == null || table() == null ? null : GroupNames.schemaName(above);
    }

    /** Name of the table that shows it; null where none does, or reading it is an error. */
    @Nullable String table() {
        SqlNames.Listed known = entry();
        return known == null || known.broken() ? null : known.table();
    }

    /** The table's name as SQL takes it. */
    String qualifiedTable() {
        Node above = node.parent();
        String schema = above == null ? "/" : GroupNames.schemaName(above);
        String table = quoted(node.name());
        return schema.equals("/") ? table : quoted(schema) + "." + table;
    }

    /** Rows of the table, or null where there is none. */
    @Nullable Long rows() {
        return node.parent() == null ? null : names.rows(node);
    }

    /** Why something of it can't be read, or null. */
    @Nullable String error() {
        try {
            StoredObject object = node.object();
            switch (object.kind()) {
                case GROUP -> object.links();
                case DATASET -> object.dataset();
                case DATATYPE -> object.datatype();
                case UNKNOWN -> {}
            }
            SqlNames.Listed known = node.isDataset() ? entry() : null;
            return known != null && known.broken() ? known.remarks() : null;
        } catch (H5Exception e) {
            return e.getMessage();
        }
    }

    private SqlNames.@Nullable Listed entry() {
        SqlNames.Listed known = entry;
        if (known == null) {
            known = names.listed(node);
            entry = known;
        }
        return known;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
