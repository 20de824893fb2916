/** What users get to see when something is wrong. */
@NullMarked
package io.h5sql.tests.errors;

import org.jspecify.annotations.NullMarked;
