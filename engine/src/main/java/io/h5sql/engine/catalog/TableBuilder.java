package io.h5sql.engine.catalog;

import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Decoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the columns of one table and keeps their names apart. One thread. */
final class TableBuilder {
    private final TableSource source;
    private final TableDef.Kind kind;
    private final List<Long> shape;
    private final List<ColumnDef> visible = new ArrayList<>();
    private final List<ColumnDef> hidden = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param shape of the rows
     */
    TableBuilder(TableSource source, TableDef.Kind kind, List<Long> shape) {
        this.source = source;
        this.kind = kind;
        this.shape = shape;
    }

    /** Columns of SELECT * so far. */
    int width() {
        return visible.size();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Adds a column of SELECT *; where its name is taken it gets a number that makes it unique. */
    TableBuilder add(ColumnDef column) {
        String name = column.name();
        for (int i = 2; !names.add(name); i++) {
            name = column.name() + "_" + i;
        }
        visible.add(name.equals(column.name()) ? column : renamed(column, name));
        return this;
    }

    /** Adds a hidden column of positions unless a real column bears its name. */
    TableBuilder hide(String name, ColumnSource values) {
        if (names.add(name)) {
            hidden.add(
                    new ColumnDef(
                            name,
                            ColumnType.Scalar.BIGINT,
                            false,
                            true,
                            values,
                            Decoding.PLAIN,
                            null));
        }
        return this;
    }

    /**
     * @param remarks of the table, or null
     */
    TableDef build(@Nullable String remarks) {
        if (shape.size() <= 1) {
            hide("_row", new ColumnSource.Position());
        }
        List<ColumnDef> all = new ArrayList<>(visible);
        all.addAll(hidden);
        return new TableDef(source.schema(), source.node().name(), kind, shape, all, remarks);
    }

    private static ColumnDef renamed(ColumnDef column, String name) {
        return new ColumnDef(
                name,
                column.type(),
                column.nullable(),
                column.hidden(),
                column.source(),
                column.decoding(),
                column.remarks());
    }
}
