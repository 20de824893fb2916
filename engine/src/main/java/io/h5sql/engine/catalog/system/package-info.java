/** Floor 5: the schema {@code h5}, the file about itself. */
@NullMarked
package io.h5sql.engine.catalog.system;

import org.jspecify.annotations.NullMarked;
