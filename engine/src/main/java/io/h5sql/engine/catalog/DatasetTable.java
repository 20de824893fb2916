package io.h5sql.engine.catalog;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.type.ColumnTypes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as a table. Compound: a row an element, a column a member. Rank 0 and 1: a row an
 * element. Rank 2: a row a first index, a column a second one, up to {@code maxColumns}. Else the
 * long form: a row an element, an index column a dimension.
 */
final class DatasetTable implements TableShape {
    private static final String VALUE = "value";

    @Override
    public boolean fits(TableSource source) {
        return source.node().isDataset();
    }

    @Override
    public TableDef.Kind kind() {
        return TableDef.Kind.DATASET;
    }

    @Override
    public TableDef table(TableSource source) {
        try {
            DatasetColumns columns = columns(source);
            Dataspace space = columns.space();
            if (isMatrix(source)) {
                TableBuilder table = builder(source, space.shape().subList(0, 1));
                columns.matrix("c", (int) (long) space.shape().get(1)).forEach(table::add);
                return table.build(source.remarks());
            }
            return space.rank() > 1
                    ? longForm(source, columns)
                    : plain(source, columns, rows(space), List.of());
        } catch (H5Exception e) {
            throw e.within(Place.ofObject(source.node().path()));
        }
    }

    /** The long form of any dataset of rank 1 and more, else null. */
    @Nullable TableDef cells(TableSource source) {
        DatasetColumns columns = columns(source);
        return columns.space().rank() == 0 ? null : longForm(source, columns);
    }

    /** A row a first index of any dataset of rank 1 and more, the rest as an ARRAY; else null. */
    @Nullable TableDef rows(TableSource source) {
        DatasetColumns columns = columns(source);
        List<Long> shape = columns.space().shape();
        if (shape.isEmpty()) {
            return null;
        }
        return plain(source, columns, shape.subList(0, 1), shape.subList(1, shape.size()));
    }

    /** Why nothing of the dataset can be read, or null. Reads its header only. */
    static @Nullable H5Exception unreadable(TableSource source) {
        H5Exception first = null;
        for (Leaf leaf : Leaf.of(source.header().type())) {
            try {
                ColumnTypes.of(leaf.type());
                return null;
            } catch (H5Exception e) {
                first = first == null ? e : first;
            }
        }
        return first;
    }

    private static TableDef plain(
            TableSource source, DatasetColumns columns, List<Long> rows, List<Long> rest) {
        TableBuilder table = builder(source, rows);
        columns.arrays(VALUE, rest).forEach(table::add);
        return table.build(source.remarks());
    }

    private static TableDef longForm(TableSource source, DatasetColumns columns) {
        List<ColumnDef> values = columns.all(VALUE);
        List<Long> shape = columns.space().shape();
        Set<String> members =
                values.stream().map(ColumnDef::name).collect(Collectors.toUnmodifiableSet());
        IndexColumns index = new IndexColumns(source, shape, members);
        TableBuilder table = builder(source, shape);
        index.addVisible(table);
        values.forEach(table::add);
        index.addHidden(table);
        return table.build(source.remarks());
    }

    private static List<Long> rows(Dataspace space) {
        return switch (space.kind()) {
            case NULL -> List.of(0L);
            case SCALAR, SIMPLE -> space.shape();
        };
    }

    private static boolean isMatrix(TableSource source) {
        Dataspace space = source.header().space();
        return space.rank() == 2
                && !ColumnTypes.isRecord(source.header().type())
                && space.shape().get(1) > 0
                && space.shape().get(1) <= source.context().options().maxColumns();
    }

    private static TableBuilder builder(TableSource source, List<Long> shape) {
        return new TableBuilder(source, TableDef.Kind.DATASET, shape);
    }

    private static DatasetColumns columns(TableSource source) {
        return new DatasetColumns(source.object(), source.node().path(), source.context());
    }
}
