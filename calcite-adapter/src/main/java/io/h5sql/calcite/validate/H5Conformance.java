package io.h5sql.calcite.validate;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Lenient in what is read one way only; where leniency would guess (a column neither grouped nor
 * aggregated), strict.
 */
final class H5Conformance extends SqlDelegatingConformance {
    static final SqlConformance INSTANCE = new H5Conformance();

    private H5Conformance() {
        super(SqlConformanceEnum.BABEL);
    }

    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }

    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.UNSUPPORTED;
    }

    @Override
    public boolean checkedArithmetic() {
        return true;
    }
}
