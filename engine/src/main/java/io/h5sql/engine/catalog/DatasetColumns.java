package io.h5sql.engine.catalog;

import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.catalog.attribute.CfDecoding;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the columns that one dataset's elements become. */
final class DatasetColumns {
    private static final int DOUBLE_BYTES = 8;

    private final StoredObject dataset;
    private final String path;
    private final List<Leaf> leaves;
    private final Decoding decoding;
    private final @Nullable String remarks;

    DatasetColumns(StoredObject dataset, String path, CatalogContext context) {
        Datatype type = dataset.dataset().type();
        AttributeValues attributes = context.attributes(dataset.file());
        this.dataset = dataset;
        this.path = path;
        this.leaves = Leaf.of(type);
        this.decoding =
                new CfDecoding(
                                attributes,
                                context.options().fillAsNull(),
                                context.options().decodeCf())
                        .of(dataset, type);
        this.remarks = isCompound() ? null : described(dataset, attributes);
    }

    Dataspace space() {
        return dataset.dataset().space();
    }

    /** Columns that one element becomes. */
    int width() {
        return leaves.size();
    }

    boolean isCompound() {
        return ColumnTypes.isRecord(dataset.dataset().type());
    }

    /** A column a value of the element; the element's own is called {@code whole}. */
    List<ColumnDef> all(String whole) {
        return all("", whole, List.of());
    }

    /** As {@link #all(String)} with names that start with {@code prefix} and a dot. */
    List<ColumnDef> within(String prefix) {
        return all(prefix + ".", prefix, List.of());
    }

    /**
     * A column a value of the element, each an ARRAY over the dimensions {@code rest}.
     *
     * @param rest sizes of the dimensions after the rows; empty for single values
     */
    List<ColumnDef> arrays(String whole, List<Long> rest) {
        return all("", whole, rest);
    }

    private List<ColumnDef> all(String prefix, String whole, List<Long> rest) {
        List<ColumnDef> columns = new ArrayList<>();
        for (Leaf leaf : leaves) {
            String name = leaf.memberPath().isEmpty() ? whole : prefix + leaf.name();
            columns.add(column(name, leaf, List.of(), rest));
        }
        return columns;
    }

    /** Column {@code 0 … count - 1} of a matrix: names are {@code prefix} and the position. */
    List<ColumnDef> matrix(String prefix, int count) {
        List<ColumnDef> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (Leaf leaf : leaves) {
                String member = leaf.name().isEmpty() ? "" : "." + leaf.name();
                columns.add(column(prefix + i + member, leaf, List.of((long) i), List.of()));
            }
        }
        return columns;
    }

    private ColumnDef column(String name, Leaf leaf, List<Long> trailing, List<Long> rest) {
        try {
            ColumnType single = ColumnTypes.of(leaf.type(), decoding);
            return new ColumnDef(
                    name,
                    nested(single, rest.size()),
                    isNullable(leaf.type()),
                    false,
                    new ColumnSource.DatasetElement(
                            dataset, path, leaf.memberPath(), trailing, rest),
                    decoding,
                    note(leaf.type()));
        } catch (H5Exception e) {
            H5Exception reason = e.within(Place.ofObject(path));
            return new ColumnDef(
                    name,
                    ColumnType.Varchar.UNBOUNDED,
                    true,
                    false,
                    new ColumnSource.Unreadable(reason),
                    Decoding.PLAIN,
                    "can't be read: " + reason.problem());
        }
    }

    /** An ARRAY a dimension, as array datatypes become. */
    private static ColumnType nested(ColumnType single, int dimensions) {
        ColumnType type = single;
        for (int i = 0; i < dimensions; i++) {
            type = new ColumnType.ListOf(type);
        }
        return type;
    }

    private boolean isNullable(Datatype type) {
        return type instanceof Datatype.VariableString
                || type instanceof Datatype.Reference
                || decoding.missing().length > 0;
    }

    private @Nullable String note(Datatype type) {
        boolean rounded = type instanceof Datatype.FloatingPoint real && real.size() > DOUBLE_BYTES;
        String stored = rounded ? "stored as " + ColumnTypes.describe(type) : null;
        String text =
                Stream.of(remarks, stored)
                        .filter(part -> part != null)
                        .collect(Collectors.joining("; "));
        return text.isEmpty() ? null : text;
    }

    /** {@code air temperature [degC]}: the long name, and the units in brackets. */
    private static @Nullable String described(StoredObject dataset, AttributeValues attributes) {
        String name = attributes.string(dataset, "long_name");
        String units = attributes.string(dataset, "units");
        if (units == null || units.isBlank()) {
            return name;
        }
        return name == null || name.isBlank() ? "[" + units + "]" : name + " [" + units + "]";
    }
}
