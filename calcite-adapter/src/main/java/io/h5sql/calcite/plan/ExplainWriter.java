package io.h5sql.calcite.plan;

import io.h5sql.calcite.exec.RowCounter;
import io.h5sql.calcite.push.Parameters;
import io.h5sql.calcite.push.ScanBinder;
import io.h5sql.calcite.push.ScanSpec;
import io.h5sql.engine.H5Store;
import io.h5sql.engine.scan.ScanFigures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Prints a plan, and of each scan what it would read. */
final class ExplainWriter extends RelWriterImpl {
    private final H5Store store;
    private @Nullable RowCounter counts;

    private ExplainWriter(PrintWriter target, H5Store store, SqlExplainLevel level) {
        super(target, level, false);
        this.store = store;
    }

    static String print(RelNode root, H5Store store, SqlExplainLevel level) {
        StringWriter text = new StringWriter();
        PrintWriter target = new PrintWriter(text);
        root.explain(new ExplainWriter(target, store, level));
        target.flush();
        return text.toString();
    }

    @Override
    protected void explain_(RelNode node, List<Pair<String, @Nullable Object>> values) {
        if (node instanceof H5Counted above) {
            counts = above.counter();
            above.getInput().explain(this);
            return;
        }
        List<Pair<String, @Nullable Object>> all = new ArrayList<>(values);
        if (node instanceof H5Leaf scan && scan.reads()) {
            all.add(Pair.of("reads", figures(scan)));
        }
        if (counts != null) {
            all.add(Pair.of("gave", "rows=" + counts.rows() + " batches=" + counts.batches()));
            counts = null;
        }
        if (node instanceof H5Fallback) {
            all.add(Pair.of("runs", "row by row in generated code"));
        }
        super.explain_(node, all);
    }

    private String figures(H5Leaf scan) {
        ScanSpec spec = scan.spec();
        if (spec.hasParameters()) {
            return "known when the parameters are";
        }
        ScanBinder binder =
                new ScanBinder(store, scan.getCluster().getRexBuilder(), Parameters.of(List.of()));
        ScanFigures figures = store.figures(binder.bind(spec));
        return "rows="
                + figures.rows()
                + " chunks="
                + figures.chunksToRead()
                + "/"
                + figures.chunksTotal()
                + " bytes="
                + figures.bytesToDecode();
    }
}
