package io.h5sql.driver.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** A wrapper of nothing but itself. */
interface Unwrapping extends Wrapper {
    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        return Failures.unwrap(this, type);
    }

    @Override
    default boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
