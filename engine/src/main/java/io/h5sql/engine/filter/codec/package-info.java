/** What every decoder shares: its interface, its scratch, its errors. */
@NullMarked
package io.h5sql.engine.filter.codec;

import org.jspecify.annotations.NullMarked;
