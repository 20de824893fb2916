/** Sizes: a million chunks, a hundred thousand links, gigabytes that are not there. */
@NullMarked
package io.h5sql.tests.scale;

import org.jspecify.annotations.NullMarked;
