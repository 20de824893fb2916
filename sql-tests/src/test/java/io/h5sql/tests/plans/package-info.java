/** How statements are planned, as far as it can be seen from outside. */
@NullMarked
package io.h5sql.tests.plans;

import org.jspecify.annotations.NullMarked;
