package io.h5sql.engine.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Name of a source file or dataset of a virtual dataset: {@code %b} stands for the number of a
 * block, {@code %%} for a percent sign.
 *
 * @param parts what stands between the numbers; one part for a name without
 */
public record SourceName(List<String> parts) {
    public SourceName {
        parts = List.copyOf(parts);
    }

    static SourceName parse(String stored) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < stored.length(); i++) {
            boolean escape = stored.charAt(i) == '%' && i + 1 < stored.length();
            if (escape && stored.charAt(i + 1) == 'b') {
                parts.add(part.toString());
                part.setLength(0);
                i++;
            } else {
                part.append(stored.charAt(i));
                i += escape && stored.charAt(i + 1) == '%' ? 1 : 0;
            }
        }
        parts.add(part.toString());
        return new SourceName(parts);
    }

    /** Whether it names a source for each block. */
    public boolean isSeries() {
        return parts.size() > 1;
    }

    /** The name for a block. */
    public String of(long block) {
        return String.join(Long.toString(block), parts);
    }

    @Override
    public String toString() {
        return String.join("%b", parts);
    }
}
