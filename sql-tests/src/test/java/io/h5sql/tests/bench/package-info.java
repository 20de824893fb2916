/** Reading times beside those of h5py in the same run. */
@NullMarked
package io.h5sql.tests.bench;

import org.jspecify.annotations.NullMarked;
