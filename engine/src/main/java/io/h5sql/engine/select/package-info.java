/** Floor 1: integer algebra of selections; no I/O. */
@NullMarked
package io.h5sql.engine.select;

import org.jspecify.annotations.NullMarked;
