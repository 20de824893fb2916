package io.h5sql.engine.format;

import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.type.Datatype;
import java.util.List;

/**
 * What a dataset's object header says of it.
 *
 * @param externalFiles raw data lives in other files (external data files message)
 */
public record DatasetHeader(
        Datatype type,
        Dataspace space,
        DataLayout layout,
        FillValue fill,
        List<FilterSpec> filters,
        boolean externalFiles) {
    public DatasetHeader {
        filters = List.copyOf(filters);
    }
}
