package io.h5sql.calcite.validate;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Names the columns of a result that have no name by their text, as the user wrote it. */
final class ResultLabels {
    private final String sql;
    private final List<Integer> lines = new ArrayList<>(List.of(0));

    private ResultLabels(String sql) {
        this.sql = sql;
        for (int i = 0; i < sql.length(); i++) {
            boolean breaks =
                    sql.charAt(i) == '\n' || sql.charAt(i) == '\r' && !sql.startsWith("\n", i + 1);
            if (breaks) {
                lines.add(i + 1);
            }
        }
    }

    /**
     * Gives aliases to the outermost SELECT of a query.
     *
     * @param sql what the query was parsed from
     */
    static void give(SqlNode query, String sql) {
        SqlSelect select = outermost(query);
        if (select == null) {
            return;
        }
        ResultLabels labels = new ResultLabels(sql);
        List<SqlNode> named = select.getSelectList().stream().map(labels::named).toList();
        select.setSelectList(new SqlNodeList(named, select.getSelectList().getParserPosition()));
    }

    private static @Nullable SqlSelect outermost(SqlNode query) {
        if (query instanceof SqlSelect select) {
            return select;
        } else if (query instanceof SqlOrderBy order) {
            return outermost(order.query);
        } else if (query instanceof SqlWith with) {
            return outermost(with.body);
        } else if (SqlKind.SET_QUERY.contains(query.getKind())) {
            return outermost(((SqlCall) query).operand(0));
        }
        return null;
    }

    private SqlNode named(SqlNode item) {
        if (item instanceof SqlIdentifier || SqlValidatorUtil.alias(item) != null) {
            return item;
        }
        SqlParserPos pos = item.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                pos, item, new SqlIdentifier(text(pos).replaceAll("\\s+", " "), pos));
    }

    /** The text of an expression; its position leaves out parentheses at its ends. */
    private String text(SqlParserPos pos) {
        int from = lines.get(pos.getLineNum() - 1) + pos.getColumnNum() - 1;
        int to = lines.get(pos.getEndLineNum() - 1) + pos.getEndColumnNum();
        int open = 0;
        int missing = 0;
        char quote = 0;
        for (int i = from; i < to; i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && open == 0) {
                missing++;
            } else if (c == ')') {
                open--;
            }
        }
        for (; missing > 0 && from > 0; missing--) {
            from = sql.lastIndexOf('(', from - 1);
        }
        for (; open > 0 && to < sql.length(); open--) {
            to = sql.indexOf(')', to) + 1;
        }
        return sql.substring(Math.max(0, from), to);
    }
}
