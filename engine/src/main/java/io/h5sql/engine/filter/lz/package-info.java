/** Byte-aligned LZ77 blocks: LZ4, Snappy, BloscLZ, LZO1X; HDF5's framings of LZ4 and LZO. */
@NullMarked
package io.h5sql.engine.filter.lz;

import org.jspecify.annotations.NullMarked;
