package io.h5sql.engine.expr;

import io.h5sql.engine.batch.Batch;
import io.h5sql.engine.batch.Vector;
import java.util.List;

/** A predicate bound to positions in a batch and prepared for their types. Stateless. */
interface Condition {
    /** A new outcome, the caller's to change. */
    Outcome evaluate(Batch batch);

    /** A test of the values of one column; what it says of NULL rows does not count. */
    interface Test {
        /** A bit a row, set where the value passes. */
        long[] rows(Vector vector);
    }

    /** A test of one column: UNKNOWN where NULL. */
    record Column(int position, Test test, boolean negate) implements Condition {
        @Override
        public Outcome evaluate(Batch batch) {
            Vector vector = batch.columns().get(position);
            Outcome outcome = Outcome.where(test.rows(vector), vector.validity());
            return negate ? outcome.not() : outcome;
        }
    }

    /** IS NULL: never UNKNOWN. */
    record Missing(int position) implements Condition {
        @Override
        public Outcome evaluate(Batch batch) {
            Vector vector = batch.columns().get(position);
            Outcome outcome = Outcome.always(vector.size(), false);
            if (!vector.validity().isAll()) {
                for (int w = 0; w < outcome.yes().length; w++) {
                    outcome.yes()[w] = ~vector.validity().words()[w];
                    outcome.no()[w] = vector.validity().words()[w];
                }
            }
            return outcome;
        }
    }

    /** AND. */
    record Both(List<Condition> all) implements Condition {
        @Override
        public Outcome evaluate(Batch batch) {
            Outcome outcome = Outcome.always(batch.size(), true);
            for (Condition condition : all) {
                outcome.and(condition.evaluate(batch));
            }
            return outcome;
        }
    }

    /** OR. */
    record Either(List<Condition> any) implements Condition {
        @Override
        public Outcome evaluate(Batch batch) {
            Outcome outcome = Outcome.always(batch.size(), false);
            for (Condition condition : any) {
                outcome.or(condition.evaluate(batch));
            }
            return outcome;
        }
    }

    /** NOT. */
    record Inverse(Condition operand) implements Condition {
        @Override
        public Outcome evaluate(Batch batch) {
            return operand.evaluate(batch).not();
        }
    }
}
