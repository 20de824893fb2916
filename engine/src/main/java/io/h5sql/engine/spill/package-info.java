/** Floor 6: batches put aside in a temporary file, and their rows parted by keys. */
@NullMarked
package io.h5sql.engine.spill;

import org.jspecify.annotations.NullMarked;
