/** Blosc 1 and 2 chunks, and the contiguous frames around the latter. */
@NullMarked
package io.h5sql.engine.filter.blosc;

import org.jspecify.annotations.NullMarked;
