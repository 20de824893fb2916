package io.h5sql.engine.catalog;

import io.h5sql.engine.batch.BatchStream;
import io.h5sql.engine.catalog.system.SqlNames;
import io.h5sql.engine.catalog.system.SystemTables;
import io.h5sql.engine.catalog.tree.GroupNames;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.NodeWalk;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.catalog.tree.TreeWalk;
import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.io.FilePool;
import io.h5sql.engine.type.Decoding;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of one file. Reads what is asked for: a listing the headers of a group's children,
 * a table its own header and attributes. Owns the files that external links lead into, not the file
 * itself. Thread-safe.
 */
public final class FileCatalog implements Catalog, Closeable {
    private static final String CELLS = "$cells";
    private static final String ROWS = "$rows";
    private static final String MEMBERS = "$members";

    /** Other files held open at once. */
    private static final int MAX_OPEN = 64;

    /** Nobody knows the rows of a system table before walking the file; planners get this. */
    private static final long GUESSED_ROWS = 1000;

    /** Tables kept made, the last used ones. */
    private static final int KEPT_TABLES = 256;

    private final FilePool others;
    private final CatalogContext context;
    private final DatasetTable datasets = new DatasetTable();
    private final List<TableShape> shapes = List.of(datasets, new GroupTable());
    private final GroupNames names;
    private final SystemTables system;
    private final Map<TableKey, TableDef> made = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable List<String> schemas;

    private record TableKey(String schema, String name) {}

    private FileCatalog(ObjectTree tree, FilePool others, CatalogOptions options) {
        this.others = others;
        this.context = new CatalogContext(tree, options);
        this.names = new GroupNames(tree);
        this.system = new SystemTables(tree, new Names());
    }

    /**
     * @param root the file; stays its owner's
     */
    public static FileCatalog open(FormatReader root, CatalogOptions options) {
        FilePool pool = new FilePool(MAX_OPEN);
        return new FileCatalog(
                new ObjectTree(root, options.allowedRoots(), pool::open), pool, options);
    }

    /** The root group, for walks by path. */
    public Node root() {
        return context.tree().root();
    }

    /** Lines of a tree listing from {@code path} down; empty where there is no such object. */
    public Optional<TreeWalk> walk(String path) {
        return root().find(path).map(TreeWalk::new);
    }

    /** Whether another file that was looked at, or looked for, is not as it was. */
    public boolean othersHaveChanged() {
        return context.tree().othersHaveChanged();
    }

    /** Whether what the catalogue says depends on other files too. */
    public boolean sawOthers() {
        return context.tree().sawOthers();
    }

    /** Names of the objects of a file, for decoding the references in it. */
    public ReferenceNames references(FormatReader file) {
        return context.tree().references(file);
    }

    /** The tables of the schema {@code h5}. */
    public SystemTables system() {
        return system;
    }

    @Override
    public synchronized List<String> schemas() {
        List<String> known = schemas;
        if (known == null) {
            List<String> found = new ArrayList<>();
            new NodeWalk(root(), true)
                    .forEachRemaining(
                            node -> {
                                if (GroupNames.isSchema(node)) {
                                    found.add(GroupNames.schemaName(node));
                                }
                            });
            found.add(SYSTEM);
            known = List.copyOf(found);
            schemas = known;
        }
        return known;
    }

    @Override
    public Optional<String> findSchema(String name) {
        if (isSystem(name)) {
            return Optional.of(SYSTEM);
        }
        return group(name).map(GroupNames::schemaName);
    }

    @Override
    public Optional<String> findChild(String schema, String child) {
        return (isSystem(schema) ? Optional.<Node>empty() : group(schema))
                .flatMap(group -> names.child(group, child, GroupNames::isSchema))
                .map(GroupNames::schemaName);
    }

    @Override
    public List<TableEntry> tables(String schema) {
        if (isSystem(schema)) {
            return system.describe().stream().map(FileCatalog::entry).toList();
        }
        Node group =
                group(schema)
                        .orElseThrow(
                                () ->
                                        new H5Exception(
                                                ErrorCode.OBJECT_NOT_FOUND,
                                                "no schema '" + schema + "'"));
        String name = GroupNames.schemaName(group);
        List<TableEntry> entries = new ArrayList<>();
        for (Node child : group.children()) {
            TableEntry entry = entry(new TableSource(name, child, context));
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Override
    public Optional<TableDef> table(String schema, String name) {
        if (isSystem(schema)) {
            return system.find(name).map(FileCatalog::definition);
        }
        TableKey key = new TableKey(schema, name);
        synchronized (made) {
            TableDef known = made.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<TableDef> table = group(schema).flatMap(group -> make(group, name));
        synchronized (made) {
            table.ifPresent(def -> made.put(key, def));
            if (made.size() > KEPT_TABLES) {
                made.remove(made.keySet().iterator().next());
            }
        }
        return table;
    }

    /** What the system tables ask. */
    private final class Names implements SqlNames {
        @Override
        public @Nullable Listed listed(Node node) {
            Node parent = node.parent();
            TableEntry entry =
                    parent == null
                            ? null
                            : entry(new TableSource(GroupNames.schemaName(parent), node, context));
            return entry == null ? null : new Listed(entry.name(), entry.remarks(), entry.broken());
        }

        @Override
        public @Nullable Long rows(Node node) {
            Node parent = node.parent();
            return parent == null
                    ? null
                    : table(GroupNames.schemaName(parent), node.name())
                            .map(TableDef::rowCount)
                            .orElse(null);
        }
    }

    private static TableEntry entry(SystemTables.Described table) {
        return new TableEntry(SYSTEM, table.name(), TableDef.Kind.SYSTEM, table.remarks(), false);
    }

    private static TableDef definition(SystemTables.Described table) {
        List<ColumnDef> columns = new ArrayList<>();
        for (BatchStream.Field field : table.columns()) {
            columns.add(
                    new ColumnDef(
                            field.name(),
                            field.type(),
                            field.nullable(),
                            false,
                            new ColumnSource.SystemColumn(columns.size()),
                            Decoding.PLAIN,
                            null));
        }
        return new TableDef(
                SYSTEM,
                table.name(),
                TableDef.Kind.SYSTEM,
                List.of(GUESSED_ROWS),
                columns,
                table.remarks());
    }

    /** A group that bears the name in another case, such as H5, is that group. */
    private boolean isSystem(String schema) {
        return schema.equals(SYSTEM)
                || (schema.equalsIgnoreCase(SYSTEM) && GroupNames.exact(root(), schema).isEmpty());
    }

    private Optional<Node> group(String schema) {
        return names.group(root(), schema);
    }

    private @Nullable TableEntry entry(TableSource source) {
        String name = source.node().name();
        try {
            TableShape shape = shapeOf(source);
            if (shape == null) {
                boolean known = source.object().kind() != StoredObject.Kind.UNKNOWN;
                return known ? null : broken(source, "neither a group nor a dataset");
            }
            H5Exception reason = shape == datasets ? DatasetTable.unreadable(source) : null;
            return reason == null
                    ? new TableEntry(source.schema(), name, shape.kind(), source.remarks(), false)
                    : broken(source, reason.getMessage());
        } catch (H5Exception e) {
            Place place = Place.ofObject(source.node().path());
            return broken(source, e.within(place).getMessage());
        }
    }

    private static TableEntry broken(TableSource source, @Nullable String reason) {
        return new TableEntry(
                source.schema(), source.node().name(), TableDef.Kind.DATASET, reason, true);
    }

    private @Nullable TableShape shapeOf(TableSource source) {
        for (TableShape shape : shapes) {
            if (shape.fits(source)) {
                return shape;
            }
        }
        return null;
    }

    private Optional<TableDef> make(Node group, String name) {
        String schema = GroupNames.schemaName(group);
        Optional<Node> plain = names.child(group, name, node -> isTable(schema, node));
        if (plain.isPresent()) {
            TableSource source = new TableSource(schema, plain.get(), context);
            return Optional.ofNullable(shapeOf(source)).map(shape -> shape.table(source));
        }
        for (String form : List.of(CELLS, ROWS, MEMBERS)) {
            int base = name.length() - form.length();
            if (name.toLowerCase(Locale.ROOT).endsWith(form)) {
                return based(group, name.substring(0, base), form)
                        .flatMap(node -> form(new TableSource(schema, node, context), form));
            }
        }
        return Optional.empty();
    }

    /** What a name with the ending {@code form} is a form of; "$members" alone is the schema's. */
    private Optional<Node> based(Node group, String base, String form) {
        if (!form.equals(MEMBERS)) {
            return names.child(group, base, FileCatalog::isDataset);
        }
        return base.isEmpty() ? Optional.of(group) : names.child(group, base, GroupNames::isSchema);
    }

    private Optional<TableDef> form(TableSource source, String form) {
        try {
            return Optional.ofNullable(
                            switch (form) {
                                case CELLS -> datasets.cells(source);
                                case ROWS -> datasets.rows(source);
                                default -> new MembersTable(source).table();
                            })
                    .map(
                            def ->
                                    new TableDef(
                                            def.schema(),
                                            def.name() + form,
                                            def.kind(),
                                            def.shape(),
                                            def.columns(),
                                            def.remarks()));
        } catch (H5Exception e) {
            throw e.within(Place.ofObject(source.node().path()));
        }
    }

    /** What can't be read counts: asking for it by name has to say why. */
    private boolean isTable(String schema, Node node) {
        try {
            return shapeOf(new TableSource(schema, node, context)) != null;
        } catch (H5Exception e) {
            // The table is asked for next, and says this.
            return true;
        }
    }

    private static boolean isDataset(Node node) {
        try {
            return node.isDataset();
        } catch (H5Exception e) {
            // As above.
            return true;
        }
    }

    @Override
    public void close() {
        context.tree().close();
        others.close();
    }
}
