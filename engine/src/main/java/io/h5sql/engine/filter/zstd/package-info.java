/** Zstandard frames (RFC 8878). */
@NullMarked
package io.h5sql.engine.filter.zstd;

import org.jspecify.annotations.NullMarked;
