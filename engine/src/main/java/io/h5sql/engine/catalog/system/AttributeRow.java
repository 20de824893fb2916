package io.h5sql.engine.catalog.system;

import io.h5sql.engine.catalog.attribute.AttributeValues;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.catalog.tree.Shapes;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.ColumnTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attribute of an object, or why its attributes can't be read. */
final class AttributeRow {
    private final String path;
    private final FormatReader file;
    private final AttributeValues values;
    private final @Nullable Attribute attribute;
    private final @Nullable String failure;

    private AttributeRow(
            String path,
            FormatReader file,
            AttributeValues values,
            @Nullable Attribute attribute,
            @Nullable String failure) {
        this.path = path;
        this.file = file;
        this.values = values;
        this.attribute = attribute;
        this.failure = failure;
    }

    /** Rows of an object. One whose header can't be read has none: h5.objects shows why. */
    static Iterator<AttributeRow> of(Node node, ObjectTree tree) {
        StoredObject object;
        try {
            object = node.object();
        } catch (H5Exception e) {
            return Collections.emptyIterator();
        }
        String path = node.path();
        FormatReader file = object.file();
        AttributeValues values = AttributeValues.of(tree, file);
        List<AttributeRow> rows = new ArrayList<>();
        Consumer<H5Exception> onBad =
                e -> rows.add(new AttributeRow(path, file, values, null, e.getMessage()));
        try {
            for (Attribute attribute : object.attributes(onBad)) {
                rows.add(new AttributeRow(path, file, values, attribute, null));
            }
        } catch (H5Exception e) {
            onBad.accept(e);
        }
        return rows.iterator();
    }

    String path() {
        return path;
    }

    @Nullable String name() {
        return attribute == null ? null : attribute.name();
    }

    @Nullable String type() {
        return attribute == null ? null : ColumnTypes.describe(attribute.type());
    }

    @Nullable String shape() {
        return attribute == null || attribute.space().kind() == Dataspace.Kind.NULL
                ? null
                : Shapes.text(attribute.space().shape());
    }

    @Nullable String value() {
        return attribute == null ? null : values.text(file, attribute);
    }

    @Nullable Double number() {
        return attribute == null ? null : values.number(file, attribute);
    }

    @Nullable String error() {
        if (failure != null) {
            return failure;
        }
        try {
            value();
            return null;
        } catch (H5Exception e) {
            return e.getMessage();
        }
    }
}
