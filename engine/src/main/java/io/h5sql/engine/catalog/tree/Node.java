package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Link;
import io.h5sql.engine.format.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name in the tree: the root group or a link of a group, and the way that led to it. What it
 * names is read when first asked for. Thread-safe.
 */
public final class Node {
    /** Groups nested deeper are not entered: a tree of this depth is a chain made to harm. */
    private static final int MAX_DEPTH = 1000;

    private final LinkResolver resolver;
    private final @Nullable Node parent;
    private final @Nullable Link link;
    private final int depth;
    private volatile @Nullable StoredObject object;

    private Node(LinkResolver resolver, @Nullable Node parent, @Nullable Link link, int depth) {
        this.resolver = resolver;
        this.parent = parent;
        this.link = link;
        this.depth = depth;
    }

    /** How a name leads to its object. */
    public enum LinkKind {
        HARD,
        SOFT,
        EXTERNAL,
        USER_DEFINED
    }

    /** Identity of an object: hard links to one object share it. */
    public record Key(FormatReader file, long address) {}

    static Node root(LinkResolver resolver, StoredObject group) {
        Node root = new Node(resolver, null, null, 0);
        root.object = group;
        return root;
    }

    public @Nullable Node parent() {
        return parent;
    }

    /** Last part of the path; empty for the root. */
    public String name() {
        return link == null ? "" : link.name();
    }

    /** Groups above it. */
    public int depth() {
        return depth;
    }

    /** Absolute path by which it was reached. */
    public String path() {
        if (parent == null) {
            return "/";
        }
        List<String> parts = new ArrayList<>();
        for (Node at = this; at != null && at.link != null; at = at.parent) {
            parts.add(0, at.link.name());
        }
        return "/" + String.join("/", parts);
    }

    /** The root counts as hard. */
    public LinkKind linkKind() {
        if (link instanceof Link.Soft) {
            return LinkKind.SOFT;
        }
        if (link instanceof Link.External) {
            return LinkKind.EXTERNAL;
        }
        return link instanceof Link.UserDefined ? LinkKind.USER_DEFINED : LinkKind.HARD;
    }

    /** Where a soft or external link leads, else null. */
    public @Nullable String linkTarget() {
        if (link instanceof Link.Soft soft) {
            return soft.target();
        }
        return link instanceof Link.External external
                ? external.file() + ":" + external.target()
                : null;
    }

    /** True where only hard links lead here. */
    public boolean isHard() {
        for (Node at = this; at != null; at = at.parent) {
            if (at.linkKind() != LinkKind.HARD) {
                return false;
            }
        }
        return true;
    }

    /** Address that a hard link holds, the root's own, or -1 for other links. */
    public long hardAddress() {
        if (link instanceof Link.Hard hard) {
            return hard.address();
        }
        return link == null ? object().address() : -1;
    }

    /**
     * What it names.
     *
     * @throws H5Exception BROKEN_LINK, EXTERNAL_REFUSED, or why the header can't be read
     */
    public StoredObject object() {
        StoredObject known = object;
        if (known == null) {
            try {
                Node above = parent;
                if (above == null || link == null) {
                    throw new H5Exception(ErrorCode.INTERNAL, "a root without its object");
                }
                known = resolver.resolve(above.object(), link);
                known.kind();
                object = known;
            } catch (H5Exception e) {
                throw e.within(Place.ofObject(path()));
            }
        }
        return known;
    }

    public Key key() {
        StoredObject named = object();
        return new Key(named.file(), named.address());
    }

    public boolean isGroup() {
        return object().kind() == StoredObject.Kind.GROUP;
    }

    public boolean isDataset() {
        return object().kind() == StoredObject.Kind.DATASET;
    }

    /** True where this group is one of those above it, or is nested beyond reason. */
    public boolean isCut() {
        if (depth > MAX_DEPTH) {
            return true;
        }
        Key own = key();
        for (Node above = parent; above != null; above = above.parent) {
            if (above.key().equals(own)) {
                return true;
            }
        }
        return false;
    }

    /** Of a group: its links by name. */
    public List<Node> children() {
        try {
            return object().links().stream().map(this::below).toList();
        } catch (H5Exception e) {
            throw e.within(Place.ofObject(path()));
        }
    }

    /** Of a group: the link of exactly that name. */
    public Optional<Node> child(String name) {
        try {
            return object().link(name).map(this::below);
        } catch (H5Exception e) {
            throw e.within(Place.ofObject(path()));
        }
    }

    /** The node at a path of exact names below this one; empty parts are ignored. */
    public Optional<Node> find(String path) {
        Node at = this;
        for (String part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            Optional<Node> next = at.isGroup() && !at.isCut() ? at.child(part) : Optional.empty();
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Node below(Link child) {
        return new Node(resolver, this, child, depth + 1);
    }

    @Override
    public String toString() {
        return path();
    }
}
