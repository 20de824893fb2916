/** Bzip2 streams. */
@NullMarked
package io.h5sql.engine.filter.bzip2;

import org.jspecify.annotations.NullMarked;
