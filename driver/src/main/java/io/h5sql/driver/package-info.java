/** The driver's front door: {@code jdbc:hdf5:} URLs, their properties, driver and data source. */
@NullMarked
package io.h5sql.driver;

import org.jspecify.annotations.NullMarked;
