/** Byte and bit transposition, and the bitshuffle container. */
@NullMarked
package io.h5sql.engine.filter.shuffle;

import org.jspecify.annotations.NullMarked;
