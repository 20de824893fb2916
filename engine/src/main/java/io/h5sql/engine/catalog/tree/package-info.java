/** Floor 5: the objects of a file by their paths, links followed, cycles cut. */
@NullMarked
package io.h5sql.engine.catalog.tree;

import org.jspecify.annotations.NullMarked;
