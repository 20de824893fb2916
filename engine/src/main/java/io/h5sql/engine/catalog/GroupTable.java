package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Dataspace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group as a table: where all of its datasets of rank 1 share one length and are two or more,
 * each is a column (a compound one a column a member). Datasets of rank 2 with as many rows add a
 * column a second index; what has another shape stays a table of its own.
 */
final class GroupTable implements TableShape {
    /** A group of more links is a schema only: so many columns are no table one has in mind. */
    private static final int MAX_LINKS = 10_000;

    /** Columns in all; datasets that would make more are left to tables of their own. */
    private static final int MAX_COLUMNS = 20_000;

    /** Datasets that remarks name as left out. */
    private static final int MAX_NAMED = 20;

    /** Datasets of a group by what they add to the table. */
    private record Parts(List<Node> columns, List<Node> matrices, List<String> left, long rows) {}

    @Override
    public TableDef.Kind kind() {
        return TableDef.Kind.GROUP;
    }

    @Override
    public boolean fits(TableSource source) {
        Node node = source.node();
        return node.parent() != null
                && node.isGroup()
                && !node.isCut()
                && parts(node, false) != null;
    }

    @Override
    public TableDef table(TableSource source) {
        Parts parts = parts(source.node(), true);
        if (parts == null) {
            throw H5Exception.unsupported(source.node().path() + " is no group of equal columns");
        }
        CatalogContext context = source.context();
        TableBuilder table = new TableBuilder(source, kind(), List.of(parts.rows()));
        for (Node node : parts.columns()) {
            DatasetColumns columns = columns(node, context);
            if (table.width() + columns.width() > MAX_COLUMNS) {
                parts.left().add(node.name() + ": the table has " + table.width() + " columns");
            } else {
                columns.within(node.name()).forEach(table::add);
            }
        }
        for (Node node : parts.matrices()) {
            DatasetColumns columns = columns(node, context);
            long count = columns.space().shape().get(1);
            if (count > context.options().maxColumns()) {
                parts.left().add(node.name() + ": wider than maxColumns");
            } else if (table.width() + count * columns.width() > MAX_COLUMNS) {
                parts.left().add(node.name() + ": the table has " + table.width() + " columns");
            } else {
                columns.matrix(node.name() + ".", (int) count).forEach(table::add);
            }
        }
        return table.build(remarks(source.remarks(), parts.left()));
    }

    private static DatasetColumns columns(Node node, CatalogContext context) {
        return new DatasetColumns(node.object(), node.path(), context);
    }

    private static @Nullable String remarks(@Nullable String own, List<String> left) {
        if (left.isEmpty()) {
            return own;
        }
        List<String> named = left.subList(0, Math.min(left.size(), MAX_NAMED));
        String missing =
                "not among the columns: "
                        + String.join("; ", named)
                        + (named.size() < left.size()
                                ? " and " + (left.size() - named.size()) + " more"
                                : "");
        return own == null ? missing : own + "; " + missing;
    }

    /**
     * The datasets that make the table, or null where the group is none.
     *
     * @param whole false to stop as soon as it is sure that they do or don't
     */
    private static @Nullable Parts parts(Node group, boolean whole) {
        List<Node> children = group.children();
        if (children.size() < 2 || children.size() > MAX_LINKS) {
            return null;
        }
        Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        List<Node> matrices = new ArrayList<>();
        long rows = -1;
        for (Node child : children) {
            Dataspace space = space(child, parts.left());
            if (space.rank() == 2) {
                matrices.add(child);
            }
            if (space.rank() != 1) {
                continue;
            }
            long length = space.shape().get(0);
            if (rows >= 0 && rows != length) {
                return null;
            }
            rows = length;
            parts.columns().add(child);
        }
        if (parts.columns().size() < 2) {
            return null;
        }
        if (whole) {
            for (Node matrix : matrices) {
                if (matrix.object().dataset().space().shape().get(0) == rows) {
                    parts.matrices().add(matrix);
                }
            }
        }
        return new Parts(parts.columns(), parts.matrices(), parts.left(), rows);
    }

    /** Extent of a dataset; a null one for what is none, with a line in {@code left} if broken. */
    private static Dataspace space(Node node, List<String> left) {
        try {
            if (node.isDataset()) {
                return node.object().dataset().space();
            }
        } catch (H5Exception e) {
            left.add(node.name() + ": " + e.problem());
        }
        return new Dataspace(Dataspace.Kind.NULL, List.of(), List.of());
    }
}
