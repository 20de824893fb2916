/** Floor 5: an immutable snapshot of the tree of a file as tables and columns. */
@NullMarked
package io.h5sql.engine.catalog;

import org.jspecify.annotations.NullMarked;
