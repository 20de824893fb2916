/** Floor 2: names and tables as Calcite's validator wants them. */
@NullMarked
package io.h5sql.calcite.schema;

import org.jspecify.annotations.NullMarked;
