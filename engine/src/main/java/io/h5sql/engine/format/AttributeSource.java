package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Attributes of one object: messages of its header, or in a fractal heap found by a version 2
 * B-tree of type 8.
 *
 * <pre>
 * record: heap id 8, message flags 1, creation order 4, hash of the name 4
 * </pre>
 */
final class AttributeSource {
    private static final int NAME_INDEX = 8;
    private static final int RECORD = 17;
    private static final int SHARED = 0x02;
    private static final Comparator<Ordered> BY_NAME =
            Comparator.comparing(found -> found.attribute.name(), StoredName.BYTEWISE);

    private final FormatReader file;
    private final ObjectHeader header;
    private final Lazy<Optional<AttributeInfoMessage>> info;
    private final Lazy<FractalHeap> heap;
    private final Lazy<BTreeV2> index;

    AttributeSource(FormatReader file, ObjectHeader header) {
        this.file = file;
        this.header = header;
        this.info =
                new Lazy<>(
                        () ->
                                header.first(MessageType.ATTRIBUTE_INFO)
                                        .map(
                                                message ->
                                                        AttributeInfoMessage.decode(
                                                                message.cursor(),
                                                                file.superblock().offsetBytes())));
        this.heap = new Lazy<>(() -> FractalHeap.open(file, info.get().orElseThrow().heap()));
        this.index =
                new Lazy<>(
                        () ->
                                DenseIndex.open(
                                        file,
                                        info.get().orElseThrow().nameIndex(),
                                        NAME_INDEX,
                                        RECORD));
    }

    private record Ordered(long order, Attribute attribute) {}

    List<Attribute> all() {
        List<Ordered> found = new ArrayList<>();
        for (HeaderMessage message : header.all(MessageType.ATTRIBUTE)) {
            found.add(new Ordered(message.creationOrder(), compact(message)));
        }
        if (dense()) {
            index.get().search(DenseIndex.ALL, (node, offset) -> found.add(dense(node, offset)));
        }
        boolean ordered =
                header.tracksCreationOrder()
                        || info.get().map(AttributeInfoMessage::ordered).orElse(false);
        found.sort(
                ordered
                        ? Comparator.comparingLong(Ordered::order).thenComparing(BY_NAME)
                        : BY_NAME);
        return found.stream().map(Ordered::attribute).toList();
    }

    Optional<Attribute> find(String name) {
        for (HeaderMessage message : header.all(MessageType.ATTRIBUTE)) {
            Attribute attribute = compact(message);
            if (attribute.name().equals(name)) {
                return Optional.of(attribute);
            }
        }
        if (!dense()) {
            return Optional.empty();
        }
        List<Attribute> found = new ArrayList<>(1);
        for (byte[] key : StoredName.encodings(name)) {
            index.get()
                    .search(
                            DenseIndex.byHash(Lookup3.hash(key, 0, key.length), 13),
                            (node, offset) -> {
                                Attribute attribute = dense(node, offset).attribute;
                                if (attribute.name().equals(name)) {
                                    found.add(attribute);
                                }
                                return found.isEmpty();
                            });
        }
        return found.stream().findFirst();
    }

    private boolean dense() {
        return info.get().map(message -> message.heap() >= 0).orElse(false);
    }

    private Attribute compact(HeaderMessage message) {
        HeaderMessage whole = message.shared() ? file.sharedMessages().resolve(message) : message;
        return AttributeMessage.decode(whole.cursor(), file);
    }

    private Ordered dense(byte[] node, int offset) {
        byte[] id = Arrays.copyOfRange(node, offset, offset + 8);
        ByteCursor record = new ByteCursor(node, offset + 8, offset + RECORD, 0, "attribute index");
        int flags = record.u8();
        long order = record.u32();
        if ((flags & SHARED) != 0) {
            HeaderMessage whole = file.sharedMessages().inHeap(id, MessageType.ATTRIBUTE);
            return new Ordered(order, AttributeMessage.decode(whole.cursor(), file));
        }
        byte[] body = heap.get().object(id);
        ByteCursor cursor =
                new ByteCursor(body, 0, body.length, 0, "attribute message in a fractal heap");
        return new Ordered(order, AttributeMessage.decode(cursor, file));
    }
}
