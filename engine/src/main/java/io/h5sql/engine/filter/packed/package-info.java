/** N-bit and scale-offset: values stored in fewer bits than their type has. */
@NullMarked
package io.h5sql.engine.filter.packed;

import org.jspecify.annotations.NullMarked;
