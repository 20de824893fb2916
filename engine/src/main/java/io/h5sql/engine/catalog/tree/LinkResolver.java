package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Link;
import io.h5sql.engine.format.StoredObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows links to objects: hard ones by address; soft ones by path, relative to the group that
 * holds them or absolute in its file; external ones in another file. Thread-safe.
 */
final class LinkResolver {
    /** Soft and external links followed for one name; more is a cycle (HDF5 itself stops at 16). */
    private static final int MAX_LINKS = 40;

    private final ExternalFiles externals;

    LinkResolver(ExternalFiles externals) {
        this.externals = externals;
    }

    /**
     * @throws H5Exception BROKEN_LINK naming the chain of links, EXTERNAL_REFUSED,
     *     UNSUPPORTED_FEATURE
     */
    StoredObject resolve(StoredObject group, Link link) {
        return follow(group, link, new ArrayList<>());
    }

    private StoredObject follow(StoredObject group, Link link, List<String> trail) {
        if (link instanceof Link.Hard hard) {
            return group.file().object(hard.address());
        }
        if (link instanceof Link.Soft soft) {
            step(trail, soft.name(), soft.target());
            StoredObject start = soft.target().startsWith("/") ? group.file().root() : group;
            return walk(start, soft.target(), trail);
        }
        if (link instanceof Link.External external) {
            step(trail, external.name(), external.file() + ":" + external.target());
            return walk(
                    externals.open(group.file(), external.file()).root(), external.target(), trail);
        }
        throw H5Exception.unsupported(
                "link '"
                        + link.name()
                        + "' is of a user-defined class; only hard, soft and"
                        + " external links can be followed");
    }

    /**
     * The object at a path from the root of a file.
     *
     * @throws H5Exception as above
     */
    StoredObject find(FormatReader file, String path) {
        return walk(file.root(), path, new ArrayList<>(List.of("'" + path + "'")));
    }

    private StoredObject walk(StoredObject start, String path, List<String> trail) {
        StoredObject at = start;
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (at.kind() != StoredObject.Kind.GROUP) {
                throw broken(trail, "what stands before '" + part + "' is not a group");
            }
            Link link = at.link(part).orElse(null);
            if (link == null) {
                throw broken(trail, "there is no '" + part + "'");
            }
            at = follow(at, link, trail);
        }
        return at;
    }

    private static void step(List<String> trail, String name, String target) {
        trail.add("'" + name + "' -> '" + target + "'");
        if (trail.size() > MAX_LINKS) {
            throw broken(trail.subList(0, 4), "the links run in a cycle");
        }
    }

    private static H5Exception broken(List<String> trail, String why) {
        return new H5Exception(
                ErrorCode.BROKEN_LINK, "broken link " + String.join(", ", trail) + ": " + why);
    }
}
