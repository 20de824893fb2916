package io.h5sql.calcite.vector;

import io.h5sql.engine.compute.Constant;
import io.h5sql.engine.compute.Expression;
import io.h5sql.engine.compute.TimeField;
import io.h5sql.engine.compute.TimeFunctions;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Operations on points in time; DATE is a TIMESTAMP at midnight. */
final class Temporal {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private Temporal() {}

    /** Calls with operands that are no values: units and intervals. */
    static @Nullable Expression of(RexCall call, ExpressionTranslator translator) {
        List<RexNode> operands = call.getOperands();
        if (FunctionTranslator.isTrim(call.getOperator())) {
            return FunctionTranslator.trim(call, translator);
        } else if (operands.size() != 2) {
            return null;
        }
        RexNode first = operands.get(0);
        RexNode second = operands.get(1);
        return switch (call.getKind()) {
            case EXTRACT -> extract(first, translator.translate(second));
            case FLOOR -> rounded(translator.translate(first), second, false);
            case CEIL -> rounded(translator.translate(first), second, true);
            case PLUS ->
                    SqlTypeName.INTERVAL_TYPES.contains(first.getType().getSqlTypeName())
                            ? plus(translator.translate(second), first, false)
                            : plus(translator.translate(first), second, false);
            case MINUS -> plus(translator.translate(first), second, true);
            default -> null;
        };
    }

    private static boolean isTime(@Nullable Expression operand) {
        return operand != null && operand.type() == Scalar.TIMESTAMP;
    }

    private static @Nullable TimeUnitRange unit(RexNode node) {
        return node instanceof RexLiteral literal
                        && literal.getType().getSqlTypeName() == SqlTypeName.SYMBOL
                        && literal.getValue() instanceof TimeUnitRange range
                ? range
                : null;
    }

    private static @Nullable Expression extract(RexNode unit, @Nullable Expression operand) {
        TimeUnitRange range = unit(unit);
        if (range == null || operand == null || !isTime(operand)) {
            return null;
        }
        return Arrays.stream(TimeField.values())
                .filter(field -> field.name().equals(range.name()))
                .findFirst()
                .map(field -> TimeFunctions.extract(field, operand))
                .orElse(null);
    }

    private static @Nullable Expression rounded(
            @Nullable Expression operand, RexNode unit, boolean up) {
        TimeUnitRange range = unit(unit);
        if (range == null || operand == null || !isTime(operand)) {
            return null;
        }
        ChronoUnit chrono =
                switch (range) {
                    case YEAR -> ChronoUnit.YEARS;
                    case MONTH -> ChronoUnit.MONTHS;
                    case WEEK -> ChronoUnit.WEEKS;
                    case DAY -> ChronoUnit.DAYS;
                    case HOUR -> ChronoUnit.HOURS;
                    case MINUTE -> ChronoUnit.MINUTES;
                    case SECOND -> ChronoUnit.SECONDS;
                    case MILLISECOND -> ChronoUnit.MILLIS;
                    case MICROSECOND -> ChronoUnit.MICROS;
                    default -> null;
                };
        return chrono == null ? null : TimeFunctions.rounded(chrono, up, operand);
    }

    private static @Nullable Expression plus(
            @Nullable Expression operand, RexNode interval, boolean minus) {
        if (operand == null
                || !isTime(operand)
                || !(interval instanceof RexLiteral literal)
                || literal.isNull()
                || literal.getKind() == SqlKind.SEARCH) {
            return null;
        }
        BigDecimal amount = literal.getValueAs(BigDecimal.class);
        SqlTypeName type = interval.getType().getSqlTypeName();
        if (amount == null || !SqlTypeName.INTERVAL_TYPES.contains(type)) {
            return null;
        } else if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(type)) {
            long months = amount.longValueExact();
            return TimeFunctions.plusMonths(operand, minus ? -months : months);
        }
        BigDecimal nanos = amount.multiply(BigDecimal.valueOf(NANOS_PER_MILLI));
        return nanos.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? null
                : TimeFunctions.plus(
                        operand, Constant.of(Scalar.TIMESTAMP, nanos.longValue()), minus);
    }

    static @Nullable Expression cast(RelDataType from, RelDataType to, Expression operand) {
        if (!isTime(operand)) {
            return null;
        }
        boolean ofTimestamp = from.getSqlTypeName() == SqlTypeName.TIMESTAMP;
        return switch (to.getSqlTypeName()) {
            case DATE ->
                    ofTimestamp ? TimeFunctions.rounded(ChronoUnit.DAYS, false, operand) : null;
            case TIMESTAMP -> from.getSqlTypeName() == SqlTypeName.DATE ? operand : null;
            default -> null;
        };
    }
}
