/** {@code h5sql FILE check}: everything in a file read once, and compared with a second reader. */
@NullMarked
package io.h5sql.driver.console.check;

import org.jspecify.annotations.NullMarked;
