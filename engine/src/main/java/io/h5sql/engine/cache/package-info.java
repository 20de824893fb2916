/** Floor 4: what is kept of files between queries: decoded columns, zone maps. */
@NullMarked
package io.h5sql.engine.cache;

import org.jspecify.annotations.NullMarked;
