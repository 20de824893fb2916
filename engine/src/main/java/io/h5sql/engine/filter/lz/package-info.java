/** Byte-aligned LZ77 blocks: LZ4, Snappy, BloscLZ, and HDF5's framing of LZ4. */
@NullMarked
package io.h5sql.engine.filter.lz;

import org.jspecify.annotations.NullMarked;
