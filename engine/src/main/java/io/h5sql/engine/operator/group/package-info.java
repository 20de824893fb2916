/** Floor 7: rows with equal keys as numbered groups. */
@NullMarked
package io.h5sql.engine.operator.group;

import org.jspecify.annotations.NullMarked;
