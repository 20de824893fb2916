/** SZIP: the extended Rice algorithm of CCSDS 121.0-B. */
@NullMarked
package io.h5sql.engine.filter.szip;

import org.jspecify.annotations.NullMarked;
