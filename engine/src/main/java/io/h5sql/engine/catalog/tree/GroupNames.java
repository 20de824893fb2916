package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Names to nodes: an exact match wins; failing that a unique match ignoring case; two candidates
 * are an error that lists both. Thread-safe.
 */
public final class GroupNames {
    /** The system schema's name, which a group of that name leaves to it. */
    public static final String SYSTEM = "h5";

    /** Candidates looked at; enough to be sure that a name is ambiguous. */
    private static final int MAX_CANDIDATES = 100;

    private final LinkNames links;

    public GroupNames(ObjectTree tree) {
        this.links = tree.links();
    }

    /** The group of a path below {@code root}. */
    public Optional<Node> group(Node root, String path) {
        Optional<Node> exact = exact(root, path);
        if (exact.isPresent()) {
            return exact;
        }
        List<Node> candidates = List.of(root);
        for (String part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            List<Node> next = new ArrayList<>();
            for (Node node : candidates) {
                next.addAll(ignoringCase(node, part, GroupNames::isSchema));
            }
            candidates = next.size() > MAX_CANDIDATES ? next.subList(0, MAX_CANDIDATES) : next;
        }
        return unique(path, candidates);
    }

    /** The child of that name that passes {@code wanted}; what can't be read passes. */
    public Optional<Node> child(Node group, String name, Predicate<Node> wanted) {
        Optional<Node> exact = group.child(name);
        if (exact.isPresent() && wanted.test(exact.get())) {
            return exact;
        }
        return unique(name, ignoringCase(group, name, wanted));
    }

    /** Whether the node is a schema: a group that is not one of those above it. */
    public static boolean isSchema(Node node) {
        try {
            return node.isGroup() && !node.isCut();
        } catch (H5Exception e) {
            // What can't be read is no group to look into; tables() lists it with this error.
            return false;
        }
    }

    /** Name of the schema that a group is: its path, without the slash where that is clear. */
    public static String schemaName(Node group) {
        String path = group.path();
        boolean plain = path.length() > 1 && !path.equals("/" + SYSTEM);
        return plain ? path.substring(1) : path;
    }

    /** The group at exactly that path. */
    public static Optional<Node> exact(Node root, String path) {
        try {
            return root.find(path).filter(GroupNames::isSchema);
        } catch (H5Exception e) {
            if (e.code() == ErrorCode.BROKEN_LINK) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<Node> ignoringCase(Node group, String name, Predicate<Node> wanted) {
        return links.ignoringCase(group, name).stream()
                .flatMap(found -> listed(group, found).stream())
                .filter(wanted)
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /** A damaged group can list a name that its index does not find. */
    private static Optional<Node> listed(Node group, String name) {
        return group.child(name)
                .or(
                        () ->
                                group.children().stream()
                                        .filter(child -> child.name().equals(name))
                                        .findFirst());
    }

    private static Optional<Node> unique(String name, List<Node> candidates) {
        if (candidates.size() > 1) {
            throw new H5Exception(
                    ErrorCode.AMBIGUOUS_NAME,
                    "'"
                            + name
                            + "' could be any of "
                            + candidates.stream()
                                    .limit(10)
                                    .map(Node::path)
                                    .collect(Collectors.joining("', '", "'", "'"))
                            + "; write it exactly, in double quotes");
        }
        return candidates.stream().findFirst();
    }
}
