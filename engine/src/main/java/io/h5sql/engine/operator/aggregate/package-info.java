/** Floor 7: states of aggregate functions, one a group. */
@NullMarked
package io.h5sql.engine.operator.aggregate;

import org.jspecify.annotations.NullMarked;
