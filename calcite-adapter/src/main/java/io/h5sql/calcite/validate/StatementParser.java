package io.h5sql.calcite.validate;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import io.h5sql.calcite.parser.H5SqlParserImpl;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;

/**
 * Text to tree: double quotes quote, names keep their case, a trailing semicolon is accepted. The
 * grammar is Calcite's with fewer reserved words: {@code value}, {@code time}, {@code date} and
 * most other keywords name columns without quotes, as they do in HDF5 files.
 */
final class StatementParser {
    private static final int NAME_LIMIT = 64 * 1024;

    private static final SqlParser.Config CONFIG =
            SqlParser.config()
                    .withQuoting(Quoting.DOUBLE_QUOTE)
                    .withQuotedCasing(Casing.UNCHANGED)
                    .withUnquotedCasing(Casing.UNCHANGED)
                    .withCaseSensitive(true)
                    .withIdentifierMaxLength(NAME_LIMIT)
                    .withParserFactory(H5SqlParserImpl.FACTORY)
                    .withConformance(H5Conformance.INSTANCE);

    /**
     * {@code EXPLAIN} without {@code PLAN}, as other systems have it; Calcite's grammar wants both.
     */
    private static final Pattern SHORT_EXPLAIN =
            Pattern.compile("^\\s*EXPLAIN\\s+(?!PLAN\\b)", Pattern.CASE_INSENSITIVE);

    /** {@code EXPLAIN ANALYZE} runs what it explains. */
    private static final Pattern ANALYZE =
            Pattern.compile("^\\s*EXPLAIN\\s+ANALY[SZ]E\\b", Pattern.CASE_INSENSITIVE);

    private StatementParser() {}

    static boolean analyses(String sql) {
        return ANALYZE.matcher(sql).find();
    }

    static SqlNode parse(String sql) throws SqlParseException {
        if (sql.isBlank()) {
            throw new Problem(SqlStates.SYNTAX, "The statement is empty");
        }
        String plain = ANALYZE.matcher(sql).replaceFirst("EXPLAIN ");
        String full = SHORT_EXPLAIN.matcher(plain).replaceFirst("EXPLAIN PLAN FOR ");
        SqlNodeList statements = SqlParser.create(full, CONFIG).parseStmtList();
        if (statements.size() != 1) {
            throw new Problem(
                    SqlStates.SYNTAX, "One statement is expected, found " + statements.size());
        }
        return statements.get(0);
    }
}
