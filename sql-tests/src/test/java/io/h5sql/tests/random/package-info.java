/** Statements made at random, answered in two ways that have to agree. */
@NullMarked
package io.h5sql.tests.random;

import org.jspecify.annotations.NullMarked;
