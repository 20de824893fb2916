package io.h5sql.engine.format;

import io.h5sql.engine.type.Datatype;

/**
 * An attribute with its raw value.
 *
 * @param data elements of {@code type}, row-major; variable-length parts are global heap references
 */
public record Attribute(String name, Datatype type, Dataspace space, byte[] data) {}
