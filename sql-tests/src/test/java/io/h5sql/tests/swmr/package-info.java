/** Files read while another process writes them. */
@NullMarked
package io.h5sql.tests.swmr;

import org.jspecify.annotations.NullMarked;
