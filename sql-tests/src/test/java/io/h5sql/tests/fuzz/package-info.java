/** Damaged and hostile files: mutants of good ones, read through the driver. */
@NullMarked
package io.h5sql.tests.fuzz;

import org.jspecify.annotations.NullMarked;
