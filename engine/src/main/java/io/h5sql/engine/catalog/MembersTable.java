package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.ColumnSource.Cell;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A group of groups with the same members as a table: a row a child, {@code _name} first, then a
 * column a scalar dataset and a column an attribute, by name. An attribute that a child has not is
 * NULL; one that is no single value of one type throughout is text. A dataset that is not scalar,
 * or not of one type, in every child is left out. One table each; one thread.
 */
final class MembersTable {
    private static final String NAME = "_name";

    /** Rows times columns; each takes memory as long as the table is known. */
    private static final long MAX_CELLS = 1_000_000;

    private static final Cell NOTHING = new Cell.Nothing();

    private final TableSource source;
    private final List<Node> rows;

    MembersTable(TableSource source) {
        this.source = source;
        this.rows = source.node().children();
    }

    /**
     * The table; null where the group holds no groups, or something else beside them.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE where the children's members differ
     */
    @Nullable TableDef table() {
        checkCells(1);
        if (rows.isEmpty() || !rows.stream().allMatch(Node::isGroup)) {
            return null;
        }
        TableBuilder table =
                new TableBuilder(source, TableDef.Kind.GROUP, List.of((long) rows.size()));
        List<Cell> names = new ArrayList<>();
        rows.forEach(row -> names.add(new Cell.Text(row.name())));
        table.add(column(NAME, ColumnType.Varchar.UNBOUNDED, false, names));
        for (List<Node> member : members()) {
            datasets(member).forEach(table::add);
            checkCells(table.width());
        }
        attributes().forEach(table::add);
        return table.build(source.remarks());
    }

    private void checkCells(int columns) {
        if ((long) rows.size() * columns > MAX_CELLS) {
            throw H5Exception.unsupported(
                    source.node().path()
                            + " has "
                            + rows.size()
                            + " groups of more than "
                            + (columns - 1)
                            + " values; $members answers up to "
                            + MAX_CELLS
                            + " values in all");
        }
    }

    /** For each name of a member its nodes, one a row. */
    private List<List<Node>> members() {
        Map<String, List<Node>> members = new LinkedHashMap<>();
        for (Node row : rows) {
            List<Node> children = row.children();
            Set<String> names = new HashSet<>();
            children.forEach(child -> names.add(child.name()));
            if (row == rows.get(0)) {
                children.forEach(child -> members.put(child.name(), new ArrayList<>()));
                checkCells(members.size());
            }
            if (!names.equals(members.keySet())) {
                throw H5Exception.unsupported(
                        "$members of groups whose members differ: '"
                                + row.name()
                                + "' has not those of '"
                                + rows.get(0).name()
                                + "'");
            }
            for (Node child : children) {
                members.getOrDefault(child.name(), new ArrayList<>()).add(child);
            }
        }
        return List.copyOf(members.values());
    }

    /** The columns of a scalar dataset, more than one where it is compound. */
    private List<ColumnDef> datasets(List<Node> nodes) {
        List<ColumnDef> first = List.of();
        List<List<Cell>> cells = new ArrayList<>();
        boolean nullable = false;
        for (Node node : nodes) {
            if (!isScalar(node)) {
                return List.of();
            }
            List<ColumnDef> columns =
                    new DatasetColumns(node.object(), node.path(), source.context())
                            .within(node.name());
            if (node == nodes.get(0)) {
                first = columns;
                columns.forEach(column -> cells.add(new ArrayList<>()));
            }
            if (!sameTypes(first, columns)) {
                return List.of();
            }
            for (int i = 0; i < columns.size(); i++) {
                nullable |= columns.get(i).nullable();
                cells.get(i).add(cell(columns.get(i)));
            }
        }
        List<ColumnDef> made = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            made.add(column(first.get(i).name(), first.get(i).type(), nullable, cells.get(i)));
        }
        return made;
    }

    private static boolean isScalar(Node node) {
        return node.isDataset() && node.object().dataset().space().kind() == Dataspace.Kind.SCALAR;
    }

    private static boolean sameTypes(List<ColumnDef> first, List<ColumnDef> other) {
        boolean same = first.size() == other.size();
        for (int i = 0; same && i < first.size(); i++) {
            same =
                    first.get(i).name().equals(other.get(i).name())
                            && first.get(i).type().equals(other.get(i).type());
        }
        return same;
    }

    private static Cell cell(ColumnDef column) {
        if (column.source() instanceof ColumnSource.Unreadable unreadable) {
            throw unreadable.reason();
        }
        return new Cell.ScalarElement(
                (ColumnSource.DatasetElement) column.source(), column.decoding());
    }

    private List<ColumnDef> attributes() {
        Map<String, List<Optional<Attribute>>> found = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (Attribute attribute : rows.get(row).object().attributes()) {
                found.computeIfAbsent(
                                attribute.name(),
                                name ->
                                        new ArrayList<>(
                                                Collections.nCopies(rows.size(), Optional.empty())))
                        .set(row, Optional.of(attribute));
            }
            checkCells(found.size());
        }
        List<ColumnDef> columns = new ArrayList<>();
        found.forEach((name, values) -> columns.add(attribute(name, values)));
        return columns;
    }

    private ColumnDef attribute(String name, List<Optional<Attribute>> values) {
        List<Attribute> present = values.stream().flatMap(Optional::stream).toList();
        ColumnType type = single(present.get(0));
        for (Attribute attribute : present) {
            if (type != null && !type.equals(single(attribute))) {
                type = null;
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            StoredObject object = rows.get(row).object();
            boolean asText = type == null;
            cells.add(
                    values.get(row)
                            .<Cell>map(found -> new Cell.AttributeOf(object, found, asText))
                            .orElse(NOTHING));
        }
        return column(name, type == null ? ColumnType.Varchar.UNBOUNDED : type, true, cells);
    }

    /** Type of the one value of an attribute, or null where it has none or several. */
    private static @Nullable ColumnType single(Attribute attribute) {
        boolean one =
                attribute.space().kind() != Dataspace.Kind.NULL
                        && attribute.space().shape().stream().allMatch(size -> size == 1)
                        && attribute.data().length >= attribute.type().size();
        boolean plain =
                !ColumnTypes.isRecord(attribute.type())
                        && !(attribute.type() instanceof Datatype.ArrayOf)
                        && !(attribute.type() instanceof Datatype.VariableSequence);
        try {
            return one && plain ? ColumnTypes.of(attribute.type()) : null;
        } catch (H5Exception e) {
            if (e.code() == ErrorCode.UNSUPPORTED_FEATURE) {
                // As text it says the same when it is read.
                return null;
            }
            throw e;
        }
    }

    private static ColumnDef column(
            String name, ColumnType type, boolean nullable, List<Cell> cells) {
        return new ColumnDef(
                name, type, nullable, false, new ColumnSource.PerRow(cells), Decoding.PLAIN, null);
    }
}
