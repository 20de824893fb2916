package io.h5sql.engine.format;

import java.util.List;
import java.util.Optional;

/** The links of one group, however they are stored. Thread-safe. */
interface LinkSource {
    /** The link of that name, reading only what is on its path. */
    Optional<Link> find(String name);

    /** Every link, in the order of storage. */
    List<Link> all();
}
