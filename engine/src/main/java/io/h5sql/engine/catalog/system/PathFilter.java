package io.h5sql.engine.catalog.system;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Which objects a system table speaks of: all of a file, or those at exact paths. */
public final class PathFilter {
    /** Every object. */
    public static final PathFilter ALL = new PathFilter(Set.of(), true);

    private final Set<String> paths;
    private final boolean all;

    private PathFilter(Set<String> paths, boolean all) {
        this.paths = paths;
        this.all = all;
    }

    /** The objects at these absolute paths; none where it is empty. */
    public static PathFilter of(Set<String> paths) {
        return new PathFilter(new TreeSet<>(Objects.requireNonNull(paths, "paths")), false);
    }

    /** True for {@link #ALL}. */
    public boolean isAll() {
        return all;
    }

    /** Ascending; empty for {@link #ALL}. */
    Set<String> paths() {
        return paths;
    }
}
