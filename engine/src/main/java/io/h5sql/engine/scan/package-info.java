/** Floor 6: from a scan request through a plan of chunks to batches. */
@NullMarked
package io.h5sql.engine.scan;

import org.jspecify.annotations.NullMarked;
