/** The {@code h5sql} console: one query, a tree of a file, or an interactive shell. */
@NullMarked
package io.h5sql.driver.console;

import org.jspecify.annotations.NullMarked;
