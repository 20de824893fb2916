package io.h5sql.engine.format;

/** A link of a group (IV.A.2.g, III.C symbol table entries). */
public sealed interface Link {
    String name();

    /** To an object header of this file. */
    record Hard(String name, long address) implements Link {}

    /** To a path, relative to the group or absolute. */
    record Soft(String name, String target) implements Link {}

    /** To a path in another file. */
    record External(String name, String file, String target) implements Link {}

    /** Of a class this engine does not know. */
    record UserDefined(String name, int linkClass) implements Link {}
}
