/** Floor 4: from a validated statement to a physical plan. */
@NullMarked
package io.h5sql.calcite.plan;

import org.jspecify.annotations.NullMarked;
