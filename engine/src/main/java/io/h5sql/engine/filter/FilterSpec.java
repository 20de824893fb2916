package io.h5sql.engine.filter;

import java.util.Arrays;
import java.util.List;

/**
 * One filter of a dataset's pipeline as the filter pipeline message describes it (IV.A.2.l).
 *
 * @param id registered number
 * @param name stored name, empty where the file has none
 * @param optional the writer may have skipped it
 * @param clientData parameters
 */
public record FilterSpec(int id, String name, boolean optional, List<Integer> clientData) {
    public FilterSpec {
        clientData = List.copyOf(clientData);
    }

    public static FilterSpec of(int id, int... clientData) {
        return new FilterSpec(id, "", false, Arrays.stream(clientData).boxed().toList());
    }
}
