/** What SQL sees of a file, sentence by sentence. */
@NullMarked
package io.h5sql.tests.mapping;

import org.jspecify.annotations.NullMarked;
