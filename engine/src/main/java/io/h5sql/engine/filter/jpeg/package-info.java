/** JPEG images, decoded by the JDK's module {@code java.desktop}. */
@NullMarked
package io.h5sql.engine.filter.jpeg;

import org.jspecify.annotations.NullMarked;
