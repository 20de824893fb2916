/** Floor 4: expressions over the columns of a batch, and their vectorised evaluation. */
@NullMarked
package io.h5sql.engine.expr;

import org.jspecify.annotations.NullMarked;
