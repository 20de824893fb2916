/** Files of one feature each, compared with what their generator wrote. */
@NullMarked
package io.h5sql.tests.conformance;

import org.jspecify.annotations.NullMarked;
