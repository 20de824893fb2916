/** Floor 1: HDF5 filters as stateless decoders, and the pipeline that runs them. */
@NullMarked
package io.h5sql.engine.filter;

import org.jspecify.annotations.NullMarked;
