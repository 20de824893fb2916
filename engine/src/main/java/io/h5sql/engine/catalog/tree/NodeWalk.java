package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.H5Exception;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Depth-first walk over a group and all below it, by name, reading each group when it is reached. A
 * group inside itself is reported and not entered again. Groups with several names are entered
 * under each, up to {@value #MAX_ALIASES} times in all: a file of a few kilobytes can otherwise
 * hold more paths than atoms exist. What can't be read is reported like the rest; asking the node
 * gives its error. One thread.
 */
public final class NodeWalk implements Iterator<Node> {
    static final int MAX_ALIASES = 10_000;

    private final boolean throughLinks;
    private final Deque<Iterator<Node>> stack = new ArrayDeque<>();
    private final Set<Node.Key> entered = new HashSet<>();
    private int aliases;
    private @Nullable Node last;

    /**
     * @param throughLinks enter groups behind soft and external links too
     */
    public NodeWalk(Node start, boolean throughLinks) {
        this.throughLinks = throughLinks;
        stack.push(Collections.singleton(start).iterator());
    }

    @Override
    public boolean hasNext() {
        Node before = last;
        if (before != null) {
            last = null;
            enter(before);
        }
        while (!stack.isEmpty() && !stack.peek().hasNext()) {
            stack.pop();
        }
        return !stack.isEmpty();
    }

    @Override
    public Node next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Node node = stack.element().next();
        last = node;
        return node;
    }

    private void enter(Node node) {
        try {
            boolean follow = throughLinks || node.linkKind() == Node.LinkKind.HARD;
            if (follow && node.isGroup() && !node.isCut() && admit(node)) {
                stack.push(node.children().iterator());
            }
        } catch (H5Exception e) {
            // The node was handed out already; whoever asks it gets this error from it.
            return;
        }
    }

    private boolean admit(Node node) {
        return entered.add(node.key()) || ++aliases <= MAX_ALIASES;
    }
}
