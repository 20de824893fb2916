/** Floor 1: bytes of a file; the only user of {@code FileChannel}. */
@NullMarked
package io.h5sql.engine.io;

import org.jspecify.annotations.NullMarked;
