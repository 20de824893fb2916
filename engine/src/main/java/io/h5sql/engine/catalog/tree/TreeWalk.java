package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.ColumnTypes;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file's objects as lines of a tree listing, depth first by name, read as they are asked for.
 * Soft and external links are lines of their own and are not entered. One thread.
 */
public final class TreeWalk implements Iterator<TreeWalk.Line> {
    private final NodeWalk nodes;

    /** From this group (or dataset) down. */
    public TreeWalk(Node start) {
        this.nodes = new NodeWalk(start, false);
    }

    /**
     * One object or link.
     *
     * @param depth groups above it
     * @param kind group, dataset, datatype or unknown; null where what it names can't be read
     * @param shape {@code [3, 4]} of a dataset, else null
     * @param type short name of the type of a dataset or committed datatype, else null
     * @param storage of a dataset: layout, chunk shape, filters, else null
     * @param attributes their number
     * @param linkTarget of a soft or external link, else null
     * @param error why something of it can't be read, else null
     */
    public record Line(
            Node node,
            int depth,
            @Nullable String kind,
            @Nullable String shape,
            @Nullable String type,
            @Nullable String storage,
            int attributes,
            @Nullable String linkTarget,
            @Nullable String error) {
        public String path() {
            return node.path();
        }

        public String name() {
            return node.name();
        }

        /**
         * Logical by stored bytes of a dataset; 0 of others and where nothing is stored. Visits the
         * chunk index.
         */
        public double ratio() {
            return "dataset".equals(kind) ? new StorageFacts(node.object()).ratio() : 0;
        }
    }

    @Override
    public boolean hasNext() {
        return nodes.hasNext();
    }

    @Override
    public Line next() {
        return line(nodes.next());
    }

    private static Line line(Node node) {
        LineBuilder line = new LineBuilder();
        try {
            line.read(node);
        } catch (H5Exception e) {
            line.error = e.getMessage();
        }
        return new Line(
                node,
                node.depth(),
                line.kind,
                line.shape,
                line.type,
                line.storage,
                line.attributes,
                node.linkTarget(),
                line.error);
    }

    /** Keeps what could be read before an error. */
    private static final class LineBuilder {
        private @Nullable String kind;
        private @Nullable String shape;
        private @Nullable String type;
        private @Nullable String storage;
        private @Nullable String error;
        private int attributes;

        void read(Node node) {
            StoredObject object = node.object();
            StoredObject.Kind found = object.kind();
            kind = found.name().toLowerCase(Locale.ROOT);
            switch (found) {
                case DATASET -> dataset(new StorageFacts(object));
                case DATATYPE -> type = ColumnTypes.describe(object.datatype());
                case GROUP, UNKNOWN -> {}
            }
            attributes = object.attributes(e -> error = e.getMessage()).size();
        }

        private void dataset(StorageFacts facts) {
            shape =
                    switch (facts.header().space().kind()) {
                        case NULL -> "null";
                        case SCALAR, SIMPLE -> Shapes.text(facts.header().space().shape());
                    };
            type = ColumnTypes.describe(facts.header().type());
            String chunks =
                    facts.chunkShape().isEmpty() ? "" : " " + Shapes.text(facts.chunkShape());
            String filters = facts.filters();
            storage = facts.layout() + chunks + (filters.isEmpty() ? "" : " " + filters);
        }
    }
}
