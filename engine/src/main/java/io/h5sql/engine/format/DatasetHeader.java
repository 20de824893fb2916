package io.h5sql.engine.format;

import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.type.Datatype;
import java.util.List;

/**
 * What a dataset's object header says of it.
 *
 * @param segments raw data in other files (external data files message); empty for none
 */
public record DatasetHeader(
        Datatype type,
        Dataspace space,
        DataLayout layout,
        FillValue fill,
        List<FilterSpec> filters,
        List<ExternalSegment> segments) {
    public DatasetHeader {
        filters = List.copyOf(filters);
        segments = List.copyOf(segments);
    }

    /** Whether the raw data lives in other files. */
    public boolean externalFiles() {
        return !segments.isEmpty();
    }

    /** The same with another dataspace. */
    DatasetHeader withSpace(Dataspace other) {
        return new DatasetHeader(type, other, layout, fill, filters, segments);
    }
}
