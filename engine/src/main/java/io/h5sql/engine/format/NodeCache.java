package io.h5sql.engine.format;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one index that were read last, by address. Bounded in nodes, so that an index costs
 * the heap of its depth and not of its size. Thread-safe; two threads may read the same node twice.
 */
final class NodeCache<N> {
    private final Map<Long, N> nodes;

    NodeCache(int capacity) {
        nodes =
                new LinkedHashMap<>(capacity * 2, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Long, N> eldest) {
                        return size() > capacity;
                    }
                };
    }

    synchronized @Nullable N get(long address) {
        return nodes.get(address);
    }

    synchronized void put(long address, N node) {
        nodes.put(address, node);
    }
}
