/** Floor 3: running scans and Calcite's compiled plans, as batches. */
@NullMarked
package io.h5sql.calcite.exec;

import org.jspecify.annotations.NullMarked;
