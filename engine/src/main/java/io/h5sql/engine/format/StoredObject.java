package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.type.Datatype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object by its header; parts are decoded when first asked. Thread-safe. */
public final class StoredObject {
    private final FormatReader file;
    private final ObjectHeader header;
    private final Lazy<DatasetHeader> dataset;
    private final Lazy<List<VirtualMapping>> mappings;
    private final Lazy<LinkSource> links;
    private final Lazy<AttributeSource> attributes;
    private final Lazy<ChunkIndex> chunkIndex;
    private volatile @Nullable DatasetHeader derived;

    StoredObject(FormatReader file, ObjectHeader header) {
        this.file = file;
        this.header = header;
        this.dataset = new Lazy<>(() -> new DatasetHeaderReader(file, readable(header)).read());
        this.mappings = new Lazy<>(this::openMappings);
        this.links = new Lazy<>(this::openLinks);
        this.attributes = new Lazy<>(() -> new AttributeSource(file, readable(header)));
        this.chunkIndex = new Lazy<>(this::openChunkIndex);
    }

    /** What the header's messages make it. */
    public enum Kind {
        GROUP,
        DATASET,
        DATATYPE,
        UNKNOWN
    }

    public long address() {
        return header.address();
    }

    public FormatReader file() {
        return file;
    }

    /** By the presence of messages, so that an odd one does not hide the object. */
    public Kind kind() {
        if (header.has(MessageType.SYMBOL_TABLE) || header.has(MessageType.LINK_INFO)) {
            return Kind.GROUP;
        }
        if (!header.has(MessageType.DATATYPE)) {
            return Kind.UNKNOWN;
        }
        return header.has(MessageType.DATASPACE) ? Kind.DATASET : Kind.DATATYPE;
    }

    /**
     * Of a dataset; a virtual one has the shape that its sources give it now, that which is stored
     * where the file sees no other.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE naming the feature, CORRUPT_STRUCTURE
     */
    public DatasetHeader dataset() {
        expect(Kind.DATASET);
        DatasetHeader known = derived;
        if (known == null) {
            known = file.placed(this::openDataset);
            derived = known;
        }
        return known;
    }

    /** What a virtual dataset is made of; empty for any other. */
    public List<VirtualMapping> mappings() {
        expect(Kind.DATASET);
        return file.placed(mappings::get);
    }

    /** Not under a lock: the shape may depend on other datasets, and those on this one. */
    private DatasetHeader openDataset() {
        DatasetHeader stored = dataset.get();
        List<VirtualMapping> parts = mappings.get();
        boolean fixed = parts.stream().allMatch(part -> part.unlimitedAxis() < 0);
        return fixed || file.neighbours() == Neighbours.NONE
                ? stored
                : stored.withSpace(new VirtualExtent(file, parts, stored.space()).derive());
    }

    private List<VirtualMapping> openMappings() {
        return dataset.get().layout() instanceof DataLayout.Virtual layout
                ? VirtualMapping.read(file, layout)
                : List.of();
    }

    /** The type of a committed datatype. */
    public Datatype datatype() {
        expect(Kind.DATATYPE);
        return file.placed(() -> new DatasetHeaderReader(file, readable(header)).datatype());
    }

    /** Of a group: the link of that name, reading only the nodes on its path. */
    public Optional<Link> link(String name) {
        expect(Kind.GROUP);
        return file.placed(() -> links.get().find(name));
    }

    /** Of a group: every link, by name (bytewise). */
    public List<Link> links() {
        expect(Kind.GROUP);
        List<Link> all = new ArrayList<>(file.placed(() -> links.get().all()));
        all.sort((left, right) -> StoredName.BYTEWISE.compare(left.name(), right.name()));
        return all;
    }

    /**
     * Every attribute: by creation order where tracked, else by name (bytewise).
     *
     * @throws H5Exception where one of them can't be decoded
     */
    public List<Attribute> attributes() {
        return attributes(
                error -> {
                    throw error;
                });
    }

    /** The attributes that can be decoded; the error of each other one goes to {@code onBad}. */
    public List<Attribute> attributes(Consumer<H5Exception> onBad) {
        Place here = Place.ofFile(file.source().name());
        return file.placed(() -> attributes.get().all(error -> onBad.accept(error.within(here))));
    }

    public Optional<Attribute> attribute(String name) {
        return file.placed(() -> attributes.get().find(name));
    }

    /** Of a chunked dataset. */
    public ChunkIndex chunkIndex() {
        return file.placed(chunkIndex::get);
    }

    private static ObjectHeader readable(ObjectHeader header) {
        header.checkUnknownMessages();
        return header;
    }

    private void expect(Kind expected) {
        if (kind() != expected) {
            throw new H5Exception(
                    ErrorCode.INVALID_ARGUMENT,
                    "the object at address " + address() + " is a " + kind() + ", no " + expected);
        }
    }

    private LinkSource openLinks() {
        readable(header);
        int offsetBytes = file.superblock().offsetBytes();
        Optional<HeaderMessage> table = header.first(MessageType.SYMBOL_TABLE);
        if (table.isPresent()) {
            return new SymbolTable(
                    file, SymbolTableMessage.decode(table.get().cursor(), offsetBytes));
        }
        HeaderMessage message = header.first(MessageType.LINK_INFO).orElseThrow();
        LinkInfoMessage info = LinkInfoMessage.decode(message.cursor(), offsetBytes);
        return info.heap() < 0 ? new CompactLinks(file, header) : new DenseLinks(file, info);
    }

    private ChunkIndex openChunkIndex() {
        return ChunkIndexes.open(file, dataset());
    }
}
