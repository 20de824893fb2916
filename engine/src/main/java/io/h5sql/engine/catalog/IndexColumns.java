package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.attribute.DimensionScales;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Decoding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that say where in a dataset a row stands. */
final class IndexColumns {
    private final TableSource source;
    private final List<Long> shape;
    private final Set<String> members;

    /**
     * @param shape of the rows
     * @param members names that index columns may not take
     */
    IndexColumns(TableSource source, List<Long> shape, Set<String> members) {
        this.source = source;
        this.shape = shape;
        this.members = members;
    }

    /**
     * One visible column an axis: the attached scale's value, else the position. An axis whose name
     * a member bears has none; one whose scale's name is taken by another axis is called iN.
     */
    void addVisible(TableBuilder table) {
        List<Optional<DimensionScales.Scale>> scales =
                new DimensionScales(source.context().tree()).of(source.node());
        for (int axis = 0; axis < shape.size(); axis++) {
            ColumnDef plain = plain(axis, "i" + axis);
            int at = axis;
            ColumnDef wanted = scales.get(axis).map(scale -> of(scale, at)).orElse(plain);
            if (members.contains(wanted.name())) {
                continue;
            }
            ColumnDef free = table.has(wanted.name()) ? plain : wanted;
            if (!members.contains(free.name())) {
                table.add(free);
            }
        }
    }

    /** The positions themselves: {@code _i0, _i1, …}. */
    void addHidden(TableBuilder table) {
        for (int axis = 0; axis < shape.size(); axis++) {
            table.hide("_i" + axis, new ColumnSource.AxisIndex(axis));
        }
    }

    private ColumnDef of(DimensionScales.Scale scale, int axis) {
        if (!scale.holdsValues()) {
            return plain(axis, scale.name());
        }
        ColumnDef values = values(scale, shape.get(axis));
        if (values == null || !(values.source() instanceof ColumnSource.DatasetElement element)) {
            return plain(axis, "i" + axis);
        }
        return new ColumnDef(
                values.name(),
                values.type(),
                values.nullable(),
                false,
                new ColumnSource.AxisScale(axis, element),
                values.decoding(),
                values.remarks());
    }

    /** The scale as a column of single values; null where it has none for each of the positions. */
    private @Nullable ColumnDef values(DimensionScales.Scale scale, long positions) {
        try {
            DatasetColumns columns =
                    new DatasetColumns(scale.object(), scale.path(), source.context());
            Dataspace space = columns.space();
            if (space.rank() != 1 || space.shape().get(0) < positions || columns.isCompound()) {
                return null;
            }
            ColumnDef values = columns.all(scale.name()).get(0);
            boolean single =
                    !(values.type() instanceof ColumnType.ListOf)
                            && !(values.type() instanceof ColumnType.Varbinary);
            return single ? values : null;
        } catch (H5Exception e) {
            // The data stays readable by position; h5.datasets shows what is wrong with the scale.
            return null;
        }
    }

    private static ColumnDef plain(int axis, String name) {
        return new ColumnDef(
                name,
                ColumnType.Scalar.BIGINT,
                false,
                false,
                new ColumnSource.AxisIndex(axis),
                Decoding.PLAIN,
                null);
    }
}
