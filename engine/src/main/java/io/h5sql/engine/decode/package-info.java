/** Floor 4: stored elements of any HDF5 datatype into vectors. */
@NullMarked
package io.h5sql.engine.decode;

import org.jspecify.annotations.NullMarked;
