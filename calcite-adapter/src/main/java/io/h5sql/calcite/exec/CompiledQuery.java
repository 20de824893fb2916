package io.h5sql.calcite.exec;

import io.h5sql.engine.batch.BatchStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.Bindable;

/** A plan of Calcite's enumerable operators, compiled. May run many times at once. */
public final class CompiledQuery implements Source {
    private final Bindable<?> bindable;
    private final Map<String, Object> internal;
    private final JavaTypeFactory types;
    private final RelDataType rowType;

    private CompiledQuery(
            Bindable<?> bindable,
            Map<String, Object> internal,
            JavaTypeFactory types,
            RelDataType rowType) {
        this.bindable = bindable;
        this.internal = internal;
        this.types = types;
        this.rowType = rowType;
    }

    public static CompiledQuery of(EnumerableRel plan) {
        Map<String, Object> internal = new HashMap<>();
        Bindable<?> bindable =
                EnumerableInterpretable.toBindable(
                        internal, null, plan, EnumerableRel.Prefer.ARRAY);
        return new CompiledQuery(
                bindable,
                Map.copyOf(internal),
                (JavaTypeFactory) plan.getCluster().getTypeFactory(),
                plan.getRowType());
    }

    @Override
    public BatchStream open(Execution execution) {
        Enumerable<?> rows = bindable.bind(new SqlDataContext(types, internal, execution));
        return new RowBatches(rowType, rows.enumerator(), execution);
    }
}
