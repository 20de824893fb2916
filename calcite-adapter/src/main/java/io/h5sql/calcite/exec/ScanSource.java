package io.h5sql.calcite.exec;

import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.batch.BatchStream;
import java.util.ArrayList;
import java.util.List;

/** A scan and the stages that run in it. */
public final class ScanSource implements Source {
    private final ScanSpec spec;
    private final List<Stage> stages;

    public ScanSource(ScanSpec spec) {
        this(spec, List.of());
    }

    private ScanSource(ScanSpec spec, List<Stage> stages) {
        this.spec = spec;
        this.stages = stages;
    }

    @Override
    public BatchStream open(Execution execution) {
        return execution.scan(spec, stages);
    }

    @Override
    public Source then(Stage stage) {
        List<Stage> all = new ArrayList<>(stages);
        all.add(stage);
        return new ScanSource(spec, List.copyOf(all));
    }
}
