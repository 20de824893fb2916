/** Floor 5: attributes as values, and the conventions that speak through them. */
@NullMarked
package io.h5sql.engine.catalog.attribute;

import org.jspecify.annotations.NullMarked;
