package io.h5sql.calcite.exec;

import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream.Field;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.scan.BatchStage;
import io.h5sql.engine.scan.ScanRequest;
import java.util.List;

/** Columns in another order, some perhaps more than once. */
record Reordering(List<Field> fields, List<Integer> positions) implements BatchStage {
    /** From the columns that a scan is asked for to those of its spec. */
    static Reordering of(ScanRequest request, ScanSpec spec) {
        List<ColumnDef> all = spec.table().columns();
        List<Field> fields =
                spec.columns().stream()
                        .map(all::get)
                        .map(c -> new Field(c.name(), c.type(), c.nullable()))
                        .toList();
        return new Reordering(
                fields, spec.columns().stream().map(request.columns()::indexOf).toList());
    }

    @Override
    public Batch apply(Batch batch) {
        return new Batch(
                positions.stream().map(batch.columns()::get).toList(),
                batch.size(),
                batch.selection());
    }
}
