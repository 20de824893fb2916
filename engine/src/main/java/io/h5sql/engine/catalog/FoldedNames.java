package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of the links of a group by what they are without case. Keeps the groups asked last, for a
 * planner asks the same few again and again, mostly for what is not there. Thread-safe.
 */
final class FoldedNames {
    /** Names kept in all, about 100 bytes each. */
    private static final int MAX_NAMES = 300_000;

    private final Map<Node.Key, Map<String, List<String>>> groups =
            new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    /** Names of links of {@code group} that equal {@code name} but for case. */
    synchronized List<String> of(Node group, String name) {
        Map<String, List<String>> names = groups.get(group.key());
        if (names == null) {
            names = read(group);
            groups.put(group.key(), names);
            kept += names.size();
            while (kept > MAX_NAMES && groups.size() > 1) {
                Node.Key eldest = groups.keySet().iterator().next();
                kept -= groups.remove(eldest).size();
            }
        }
        return names.getOrDefault(fold(name), List.of());
    }

    private static Map<String, List<String>> read(Node group) {
        Map<String, List<String>> names = new HashMap<>();
        for (Node child : group.children()) {
            names.computeIfAbsent(fold(child.name()), folded -> new ArrayList<>(1))
                    .add(child.name());
        }
        return names;
    }

    /** Equal for two names exactly where equalsIgnoreCase says so. */
    private static String fold(String name) {
        char[] chars = name.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(Character.toUpperCase(chars[i]));
        }
        return new String(chars);
    }
}
