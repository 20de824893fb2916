/** What the documentation shows is what really comes out. */
@NullMarked
package io.h5sql.tests.docs;

import org.jspecify.annotations.NullMarked;
