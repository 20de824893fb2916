package io.h5sql.tests.fuzz;

import java.util.List;

/** A good file that mutants are made of. */
record Seed(String name, byte[] bytes, List<Structure> structures) {
    static Seed of(String name, byte[] bytes) {
        return new Seed(name, bytes, StructureFinder.find(bytes));
    }
}
