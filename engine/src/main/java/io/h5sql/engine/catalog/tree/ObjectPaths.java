package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shortest path of each object of one file by its header's address. The first question walks the
 * hard links of the file, breadth first. Thread-safe.
 */
final class ObjectPaths implements ReferenceNames {
    /** Objects it keeps names of, about 100 bytes each; later ones answer their address. */
    private static final int MAX_OBJECTS = 1_000_000;

    private final Node root;
    private final Function<String, ReferenceNames> others;
    private @Nullable Map<Long, Node> nodes;

    /**
     * @param others names of objects of another file, by the name this file has for it
     */
    ObjectPaths(Node root, Function<String, ReferenceNames> others) {
        this.root = root;
        this.others = others;
    }

    @Override
    public String pathOf(String file, long address) {
        try {
            return others.apply(file).pathOf(address);
        } catch (H5Exception e) {
            // The file is not there, or may not be read: its references answer addresses.
            return ReferenceNames.super.pathOf(file, address);
        }
    }

    @Override
    public String pathOf(long address) {
        Node node = nodes().get(address);
        return node == null ? "0x" + Long.toHexString(address) : node.path();
    }

    private synchronized Map<Long, Node> nodes() {
        Map<Long, Node> known = nodes;
        if (known == null) {
            known = walk();
            nodes = known;
        }
        return known;
    }

    private Map<Long, Node> walk() {
        Map<Long, Node> found = new HashMap<>();
        Deque<Node> queue = new ArrayDeque<>();
        found.put(root.hardAddress(), root);
        queue.add(root);
        while (!queue.isEmpty() && found.size() < MAX_OBJECTS) {
            Node group = queue.remove();
            try {
                if (!group.isGroup()) {
                    continue;
                }
                for (Node child : group.children()) {
                    if (child.linkKind() == Node.LinkKind.HARD
                            && found.putIfAbsent(child.hardAddress(), child) == null) {
                        queue.add(child);
                    }
                }
            } catch (H5Exception e) {
                // Nothing below a damaged group can be named; its references answer addresses.
            }
        }
        return found;
    }
}
