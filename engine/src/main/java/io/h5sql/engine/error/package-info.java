/** Floor 0: the one exception of the engine, its codes and the place it speaks of. */
@NullMarked
package io.h5sql.engine.error;

import org.jspecify.annotations.NullMarked;
