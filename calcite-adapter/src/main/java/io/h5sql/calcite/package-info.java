/** Groups as schemas, datasets as tables: SQL to scans of the engine. */
@NullMarked
package io.h5sql.calcite;

import org.jspecify.annotations.NullMarked;
