/** One runnable class per use of the driver; each takes the path of the file to read. */
@NullMarked
package io.h5sql.examples;

import org.jspecify.annotations.NullMarked;
