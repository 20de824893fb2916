package io.h5sql.calcite.validate;

import io.h5sql.calcite.schema.H5Table;
import io.h5sql.engine.catalog.ColumnDef;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** A validator whose stars leave hidden columns out. */
final class H5Validator extends SqlValidatorImpl {
    H5Validator(
            SqlOperatorTable operators,
            SqlValidatorCatalogReader reader,
            RelDataTypeFactory factory,
            Config config) {
        super(operators, reader, factory, config);
    }

    @Override
    protected RelDataType validateSelectList(
            SqlNodeList items, SqlSelect select, RelDataType targetRowType) {
        return super.validateSelectList(withoutHidden(items, select), select, targetRowType);
    }

    @Override
    public SqlNodeList expandStar(SqlNodeList items, SqlSelect select, boolean systemColumns) {
        return super.expandStar(withoutHidden(items, select), select, systemColumns);
    }

    private SqlNodeList withoutHidden(SqlNodeList items, SqlSelect select) {
        SqlNode from = select.getFrom();
        if (from == null) {
            return items;
        }
        List<SqlNode> narrowed = new ArrayList<>();
        for (SqlNode item : items) {
            narrowed.add(
                    item instanceof SqlIdentifier id && id.isStar()
                            ? withoutHidden(id, from)
                            : item);
        }
        return new SqlNodeList(narrowed, items.getParserPosition());
    }

    private SqlNode withoutHidden(SqlIdentifier star, SqlNode from) {
        List<SqlNode> hidden = new ArrayList<>();
        int prefix = star.names.size() - 2;
        collectHidden(from, prefix < 0 ? null : star.names.get(prefix), hidden);
        SqlParserPos pos = star.getParserPosition();
        return hidden.isEmpty()
                ? star
                : new SqlStarExclude(pos, star, new SqlNodeList(hidden, pos));
    }

    private void collectHidden(SqlNode from, @Nullable String only, List<SqlNode> hidden) {
        if (from instanceof SqlJoin join) {
            collectHidden(join.getLeft(), only, hidden);
            collectHidden(join.getRight(), only, hidden);
            return;
        }
        String alias = alias(from);
        H5Table table = table(from);
        if (alias == null || table == null || only != null && !only.equalsIgnoreCase(alias)) {
            return;
        }
        for (ColumnDef column : table.def().columns()) {
            if (column.hidden()) {
                hidden.add(
                        new SqlIdentifier(
                                List.of(only == null ? alias : only, column.name()),
                                from.getParserPosition()));
            }
        }
    }

    private static @Nullable String alias(SqlNode from) {
        if (from.getKind() == SqlKind.AS) {
            return ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple();
        }
        return from instanceof SqlIdentifier id ? Util.last(id.names) : null;
    }

    private @Nullable H5Table table(SqlNode from) {
        SqlValidatorNamespace namespace = getNamespace(from);
        SqlValidatorTable table = namespace == null ? null : namespace.getTable();
        return table == null ? null : table.unwrap(H5Table.class);
    }
}
