package io.h5sql.calcite;

import io.h5sql.calcite.error.ProblemTranslator;
import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.BatchStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result under the labels of its statement, whose errors are all {@link SqlProblem}s. */
final class GuardedStream implements BatchStream {
    private final BatchStream stream;
    private final List<Field> fields = new ArrayList<>();
    private boolean closed;

    GuardedStream(BatchStream stream, List<PreparedSql.Column> columns) {
        this.stream = stream;
        for (PreparedSql.Column column : columns) {
            fields.add(new Field(column.label(), column.type(), column.nullable()));
        }
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public @Nullable Batch next() {
        try {
            return closed ? null : stream.next();
        } catch (RuntimeException | ExceptionInInitializerError e) {
            throw SqlProblem.outward(ProblemTranslator.ofRunning(e));
        } catch (StackOverflowError e) {
            throw SqlProblem.outward(
                    ProblemTranslator.ofRunning(new IllegalStateException("too deep a plan", e)));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                stream.close();
            } catch (RuntimeException e) {
                throw SqlProblem.outward(ProblemTranslator.ofRunning(e));
            }
        }
    }
}
