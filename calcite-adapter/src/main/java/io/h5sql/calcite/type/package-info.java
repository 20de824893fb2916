/** Floor 1: the SQL type system and its mapping to the engine's column types. */
@NullMarked
package io.h5sql.calcite.type;

import org.jspecify.annotations.NullMarked;
