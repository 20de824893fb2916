/** JPEG-LS images (ITU-T T.87). */
@NullMarked
package io.h5sql.engine.filter.jpegls;

import org.jspecify.annotations.NullMarked;
