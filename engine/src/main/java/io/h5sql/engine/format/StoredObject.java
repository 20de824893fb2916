package io.h5sql.engine.format;

import java.util.List;
import java.util.Optional;

/** SHELL. An object by its header; parts are decoded when first asked. Thread-safe. */
public final class StoredObject {
    StoredObject() {}

    /** What the header's messages make it. */
    public enum Kind {
        GROUP,
        DATASET,
        DATATYPE,
        UNKNOWN
    }

    public long address() {
        throw new UnsupportedOperationException();
    }

    public FormatReader file() {
        throw new UnsupportedOperationException();
    }

    public Kind kind() {
        throw new UnsupportedOperationException();
    }

    /**
     * Of a dataset. @throws H5Exception UNSUPPORTED_FEATURE naming the feature, CORRUPT_STRUCTURE
     */
    public DatasetHeader dataset() {
        throw new UnsupportedOperationException();
    }

    /** The type of a committed datatype. */
    public io.h5sql.engine.type.Datatype datatype() {
        throw new UnsupportedOperationException();
    }

    /** Of a group: the link of that name, reading only the nodes on its path. */
    public Optional<Link> link(String name) {
        throw new UnsupportedOperationException();
    }

    /** Of a group: every link, by name (bytewise). */
    public List<Link> links() {
        throw new UnsupportedOperationException();
    }

    /** Every attribute: by creation order where tracked, else by name as stored. */
    public List<Attribute> attributes() {
        throw new UnsupportedOperationException();
    }

    public Optional<Attribute> attribute(String name) {
        throw new UnsupportedOperationException();
    }

    /** Of a chunked dataset. */
    public ChunkIndex chunkIndex() {
        throw new UnsupportedOperationException();
    }
}
