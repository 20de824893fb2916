/** Floor 4: expressions that make vectors of the vectors of a batch. */
@NullMarked
package io.h5sql.engine.compute;

import org.jspecify.annotations.NullMarked;
