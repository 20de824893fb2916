/** Floor 3: from expressions over SQL types to the engine's expressions over vectors. */
@NullMarked
package io.h5sql.calcite.vector;

import org.jspecify.annotations.NullMarked;
