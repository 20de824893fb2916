/** Floor 0: what is wrong with a statement, with its SQLSTATE. */
@NullMarked
package io.h5sql.calcite.error;

import org.jspecify.annotations.NullMarked;
