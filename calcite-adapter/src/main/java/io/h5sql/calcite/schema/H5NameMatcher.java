package io.h5sql.calcite.schema;

import io.h5sql.calcite.error.Problem;
import io.h5sql.calcite.error.SqlStates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * An exact match wins; failing that a unique match ignoring case; two candidates are an error that
 * lists both.
 */
final class H5NameMatcher implements SqlNameMatcher {
    static final H5NameMatcher INSTANCE = new H5NameMatcher();

    private H5NameMatcher() {}

    /** True, so that Calcite asks the schemas' own look-ups, which ignore case as above. */
    @Override
    public boolean isCaseSensitive() {
        return true;
    }

    @Override
    public boolean matches(String string, String name) {
        return string.equalsIgnoreCase(name);
    }

    @Override
    public <K extends List<String>, V> @Nullable V get(
            Map<K, V> map, List<String> prefixNames, List<String> names) {
        List<String> key = new ArrayList<>(prefixNames);
        key.addAll(names);
        V exact = map.get(key);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<K, V> entry : map.entrySet()) {
            if (String.join("\0", entry.getKey()).equalsIgnoreCase(String.join("\0", key))) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public String bestString() {
        throw new UnsupportedOperationException("this matcher makes no suggestions");
    }

    @Override
    public @Nullable RelDataTypeField field(RelDataType rowType, String fieldName) {
        RelDataTypeField exact = rowType.getField(fieldName, true, false);
        if (exact != null) {
            return exact;
        }
        RelDataTypeField found = null;
        for (RelDataTypeField field : rowType.getFieldList()) {
            if (field.getName().equalsIgnoreCase(fieldName)) {
                if (found != null && !found.getName().equals(field.getName())) {
                    throw ambiguous(fieldName, found.getName(), field.getName());
                }
                found = found == null ? field : found;
            }
        }
        return found;
    }

    @Override
    public int frequency(Iterable<String> names, String name) {
        int exact = 0;
        int similar = 0;
        for (String candidate : names) {
            exact += candidate.equals(name) ? 1 : 0;
            similar += candidate.equalsIgnoreCase(name) ? 1 : 0;
        }
        return exact > 0 ? exact : similar;
    }

    @Override
    public Set<String> createSet() {
        return new LinkedHashSet<>();
    }

    private static Problem ambiguous(String name, String one, String other) {
        return new Problem(
                SqlStates.AMBIGUOUS_COLUMN,
                "Column '"
                        + name
                        + "' is ambiguous: it may be \""
                        + one
                        + "\" or \""
                        + other
                        + "\"; write the name in its exact case");
    }
}
