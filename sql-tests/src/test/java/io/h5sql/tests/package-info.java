/** What the tests of the driver share: names, connections, peers in Python, verdicts. */
@NullMarked
package io.h5sql.tests;

import org.jspecify.annotations.NullMarked;
