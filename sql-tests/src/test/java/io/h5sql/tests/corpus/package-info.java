/** Files of many producers, compared with what h5py reads of them. */
@NullMarked
package io.h5sql.tests.corpus;

import org.jspecify.annotations.NullMarked;
