/** Floor 2: the on-disk records by their names in the HDF5 file format specification. */
@NullMarked
package io.h5sql.engine.format;

import org.jspecify.annotations.NullMarked;
