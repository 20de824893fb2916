package io.h5sql.calcite.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hidden columns out of where SQL takes all columns of a table without a star: {@code TABLE
 * t}, {@code t AS x (a, b)}, {@code NATURAL JOIN}, and a star over {@code JOIN ... USING}. Each
 * becomes a query of {@code (SELECT * FROM t)}, whose star the validator expands.
 */
final class StarScope extends SqlShuttle {
    private final List<SqlIdentifier> tables = new ArrayList<>();

    /** Tables named in a FROM clause, for error messages. */
    List<SqlIdentifier> tables() {
        return tables;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select && select.getFrom() != null) {
            collectTables(select.getFrom());
        }
        SqlNode visited = super.visit(call);
        if (visited instanceof SqlSelect select && select.getFrom() instanceof SqlJoin join) {
            wrapJoins(join, hasStar(select));
        } else if (visited instanceof SqlCall other
                && other.getKind() == SqlKind.EXPLICIT_TABLE
                && other.operand(0) instanceof SqlIdentifier table) {
            tables.add(table);
            return allOf(table);
        } else if (visited instanceof SqlBasicCall alias
                && alias.getKind() == SqlKind.AS
                && alias.operandCount() > 2
                && alias.operand(0) instanceof SqlIdentifier table) {
            alias.setOperand(0, allOf(table));
        }
        return visited;
    }

    private void collectTables(SqlNode from) {
        if (from instanceof SqlIdentifier table) {
            tables.add(table);
        } else if (from instanceof SqlJoin join) {
            collectTables(join.getLeft());
            collectTables(join.getRight());
        } else if (from.getKind() == SqlKind.AS) {
            collectTables(((SqlCall) from).operand(0));
        }
    }

    private static void wrapJoins(SqlJoin join, boolean star) {
        boolean merges =
                join.isNatural() || star && join.getConditionType() == JoinConditionType.USING;
        join.setLeft(wrapped(join.getLeft(), merges, star));
        join.setRight(wrapped(join.getRight(), merges, star));
    }

    private static SqlNode wrapped(SqlNode operand, boolean merges, boolean star) {
        if (operand instanceof SqlJoin nested) {
            wrapJoins(nested, star);
        } else if (merges && operand instanceof SqlIdentifier table) {
            SqlIdentifier alias =
                    new SqlIdentifier(Util.last(table.names), table.getParserPosition());
            return SqlStdOperatorTable.AS.createCall(
                    table.getParserPosition(), allOf(table), alias);
        } else if (merges
                && operand instanceof SqlBasicCall call
                && call.getKind() == SqlKind.AS
                && call.operand(0) instanceof SqlIdentifier table) {
            call.setOperand(0, allOf(table));
        }
        return operand;
    }

    private static boolean hasStar(SqlSelect select) {
        return select.getSelectList().stream()
                .anyMatch(item -> item instanceof SqlIdentifier id && id.isStar());
    }

    private static SqlSelect allOf(SqlIdentifier table) {
        SqlParserPos pos = table.getParserPosition();
        return new SqlSelect(
                pos,
                null,
                new SqlNodeList(List.of(SqlIdentifier.star(pos)), pos),
                table,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
