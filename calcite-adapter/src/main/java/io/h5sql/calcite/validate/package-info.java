/** Floor 3: from text to a validated statement. */
@NullMarked
package io.h5sql.calcite.validate;

import org.jspecify.annotations.NullMarked;
