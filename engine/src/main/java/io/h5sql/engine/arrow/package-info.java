/** Floor 5: export of batches to Apache Arrow, the only package that knows Arrow's classes. */
@NullMarked
package io.h5sql.engine.arrow;

import org.jspecify.annotations.NullMarked;
