/** Floor 1: HDF5 datatypes and the SQL column types they become. */
@NullMarked
package io.h5sql.engine.type;

import org.jspecify.annotations.NullMarked;
