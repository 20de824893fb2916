package io.h5sql.calcite.plan;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import java.math.BigDecimal;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a plan the limits that no result reaches, such as the {@code LIMIT
 * 9223372036854775807} of clients that mean none: Calcite's operators count rows in an int.
 */
final class HugeLimits extends RelHomogeneousShuttle {
    private static final BigDecimal INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal OUT_OF_REACH = BigDecimal.valueOf(1L << 53);

    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Sort sort)) {
            return visited;
        }
        check(sort.offset);
        if (!(sort.fetch instanceof RexLiteral fetch)
                || fetch.getValueAs(BigDecimal.class).compareTo(OUT_OF_REACH) < 0) {
            check(sort.fetch);
            return sort;
        }
        return sort.offset == null && sort.getCollation().getFieldCollations().isEmpty()
                ? sort.getInput()
                : sort.copy(
                        sort.getTraitSet(),
                        sort.getInput(),
                        sort.getCollation(),
                        sort.offset,
                        null);
    }

    private static void check(@Nullable RexNode rows) {
        if (rows instanceof RexLiteral literal
                && literal.getValueAs(BigDecimal.class).compareTo(INT) > 0) {
            throw new Problem(
                    SqlStates.UNSUPPORTED,
                    "LIMIT and OFFSET take at most "
                            + INT
                            + " here, where they are not of a table itself; found "
                            + literal.getValueAs(BigDecimal.class));
        }
    }
}
