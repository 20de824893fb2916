package io.h5sql.engine.catalog.system;

import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnType;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One table of the schema {@code h5}: how rows come from an object and cells from a row.
 *
 * @param rows of one object, lazily
 * @param <R> what a row is made of
 */
record SystemTable<R>(String name, String remarks, List<Column<R>> columns, Rows<R> rows) {
    SystemTable {
        columns = List.copyOf(columns);
    }

    /** Rows of one object. */
    interface Rows<R> {
        Iterator<R> of(Node node);
    }

    /**
     * A value of a row: String, Integer, Long, Double, Boolean or null; an H5Exception reads as
     * NULL, for a column of its own says why.
     */
    interface Cell<R> {
        @Nullable Object of(R row);
    }

    /** A column. */
    record Column<R>(String name, ColumnType type, Cell<R> cell) {}

    static <R> Column<R> text(String name, Cell<R> cell) {
        return new Column<>(name, ColumnType.Varchar.UNBOUNDED, cell);
    }

    static <R> Column<R> bigint(String name, Cell<R> cell) {
        return new Column<>(name, ColumnType.Scalar.BIGINT, cell);
    }

    static <R> Column<R> integer(String name, Cell<R> cell) {
        return new Column<>(name, ColumnType.Scalar.INTEGER, cell);
    }

    static <R> Column<R> real(String name, Cell<R> cell) {
        return new Column<>(name, ColumnType.Scalar.DOUBLE, cell);
    }

    /** Every column. */
    List<Field> fields() {
        return fields(IntStream.range(0, columns.size()).boxed().toList());
    }

    /** The columns of those ordinals. */
    List<Field> fields(List<Integer> ordinals) {
        return ordinals.stream()
                .map(i -> new Field(columns.get(i).name(), columns.get(i).type(), true))
                .toList();
    }

    /** Rows of the objects, cells of those ordinals only. */
    Iterator<@Nullable Object[]> cells(Iterator<Node> nodes, List<Integer> ordinals) {
        return new CellIterator<>(this, nodes, ordinals);
    }

    private @Nullable Object cell(int ordinal, R row) {
        try {
            return columns.get(ordinal).cell().of(row);
        } catch (H5Exception e) {
            // The row's error column tells it.
            return null;
        }
    }

    /** Rows of node after node. */
    private static final class CellIterator<R> implements Iterator<@Nullable Object[]> {
        private final SystemTable<R> table;
        private final Iterator<Node> nodes;
        private final List<Integer> ordinals;
        private Iterator<R> rows = List.<R>of().iterator();

        CellIterator(SystemTable<R> table, Iterator<Node> nodes, List<Integer> ordinals) {
            this.table = table;
            this.nodes = nodes;
            this.ordinals = ordinals;
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && nodes.hasNext()) {
                rows = table.rows().of(nodes.next());
            }
            return rows.hasNext();
        }

        @Override
        public @Nullable Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            R row = rows.next();
            @Nullable Object[] cells = new Object[ordinals.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = table.cell(ordinals.get(i), row);
            }
            return cells;
        }
    }
}
