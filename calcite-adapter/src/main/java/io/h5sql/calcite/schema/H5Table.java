package io.h5sql.calcite.schema;

import io.h5sql.calcite.type.TypeMapping;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.catalog.TableDef;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** A table of the engine as Calcite sees it; its row type holds the hidden columns too. */
public final class H5Table extends AbstractTable {
    private static final double SYSTEM_ROWS = 1000;

    private final TableDef def;

    public H5Table(TableDef def) {
        this.def = def;
    }

    public TableDef def() {
        return def;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder row = factory.builder();
        for (ColumnDef column : def.columns()) {
            row.add(column.name(), TypeMapping.toSql(factory, column.type(), column.nullable()));
        }
        return row.build();
    }

    @Override
    public Statistic getStatistic() {
        double rows = def.kind() == TableDef.Kind.SYSTEM ? SYSTEM_ROWS : def.rowCount();
        return Statistics.of(rows, List.<ImmutableBitSet>of());
    }

    @Override
    public Schema.TableType getJdbcTableType() {
        return def.kind() == TableDef.Kind.SYSTEM
                ? Schema.TableType.SYSTEM_TABLE
                : Schema.TableType.TABLE;
    }
}
