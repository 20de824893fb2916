/** Floor 2: what of a query the engine's scan answers itself. */
@NullMarked
package io.h5sql.calcite.push;

import org.jspecify.annotations.NullMarked;
