package io.h5sql.engine.catalog.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of the links of a group by what they are without case, and by where a hard one leads. Keeps
 * the groups asked last, for a planner asks the same few again and again, mostly for what is not
 * there. Thread-safe.
 */
final class LinkNames {
    /** Names kept in all, about 200 bytes each. */
    private static final int MAX_NAMES = 300_000;

    private final Map<Node.Key, Names> groups = new LinkedHashMap<>(16, 0.75f, true);
    private int kept;

    private record Names(Map<String, List<String>> folded, Map<Long, String> byAddress) {}

    /** Names of links of {@code group} that equal {@code name} but for case. */
    synchronized List<String> ignoringCase(Node group, String name) {
        return names(group).folded().getOrDefault(fold(name), List.of());
    }

    /** Name of the first hard link of {@code group} to that address, or null. */
    synchronized @Nullable String ofAddress(Node group, long address) {
        return names(group).byAddress().get(address);
    }

    private Names names(Node group) {
        Names known = groups.get(group.key());
        if (known == null) {
            known = read(group);
            groups.put(group.key(), known);
            kept += known.folded().size();
            while (kept > MAX_NAMES && groups.size() > 1) {
                Node.Key eldest = groups.keySet().iterator().next();
                kept -= groups.remove(eldest).folded().size();
            }
        }
        return known;
    }

    private static Names read(Node group) {
        Names names = new Names(new HashMap<>(), new HashMap<>());
        for (Node child : group.children()) {
            names.folded()
                    .computeIfAbsent(fold(child.name()), folded -> new ArrayList<>(1))
                    .add(child.name());
            if (child.linkKind() == Node.LinkKind.HARD) {
                names.byAddress().putIfAbsent(child.hardAddress(), child.name());
            }
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
