package io.h5sql.tests.fuzz;

import java.util.List;

/**
 * A damaged file; the seed's name and the number make the same one again.
 *
 * @param edits what was done to the seed
 */
record Mutant(String seed, long number, List<String> edits, byte[] bytes) {
    /** What {@code -Dh5sql.fuzz.mutant=} takes. */
    String id() {
        return seed + "#" + number;
    }
}
