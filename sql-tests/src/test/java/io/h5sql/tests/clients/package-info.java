/** Programs that know nothing of this driver but java.sql. */
@NullMarked
package io.h5sql.tests.clients;

import org.jspecify.annotations.NullMarked;
