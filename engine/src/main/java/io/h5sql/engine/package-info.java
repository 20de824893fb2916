/** Floor 8: the only entry to the engine. */
@NullMarked
package io.h5sql.engine;

import org.jspecify.annotations.NullMarked;
