/** Floor 3: columnar batches over primitive heap arrays. */
@NullMarked
package io.h5sql.engine.batch;

import org.jspecify.annotations.NullMarked;
