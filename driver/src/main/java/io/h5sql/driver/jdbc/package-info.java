/**
 * {@code java.sql} over a SQL session: Avatica's classes with everything replaced that touches
 * rows, errors, cancelling and metadata.
 */
@NullMarked
package io.h5sql.driver.jdbc;

import org.jspecify.annotations.NullMarked;
