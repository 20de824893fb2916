package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /** Those that can be decoded; each other one's error goes to {@code onBad}. */
    List<Attribute> all(Consumer<H5Exception> onBad) {
        List<Ordered> found = new ArrayList<>();
        for (HeaderMessage message : header.all(MessageType.ATTRIBUTE)) {
            take(
                    message.creationOrder(),
                    () -> AttributeMessage.decode(compact(message), file),
                    found,
                    onBad);
        }
        if (dense()) {
            index.get()
                    .search(
                            DenseIndex.ALL,
                            (node, offset) -> {
                                ByteCursor record = record(node, offset).skip(9);
                                take(
                                        record.u32(),
                                        () -> AttributeMessage.decode(dense(node, offset), file),
                                        found,
                                        onBad);
                                return true;
                            });
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

    private static void take(
            long order,
            Supplier<Attribute> source,
            List<Ordered> found,
            Consumer<H5Exception> onBad) {
        Attribute attribute;
        try {
            attribute = source.get();
        } catch (H5Exception error) {
            onBad.accept(error);
            return;
        }
        found.add(new Ordered(order, attribute));
    }

    Optional<Attribute> find(String name) {
        for (HeaderMessage message : header.all(MessageType.ATTRIBUTE)) {
            if (AttributeMessage.name(compact(message)).equals(name)) {
                return Optional.of(AttributeMessage.decode(compact(message), file));
            }
        }
        return dense() ? findDense(name) : Optional.empty();
    }

    private Optional<Attribute> findDense(String name) {
        for (byte[] key : StoredName.encodings(name)) {
            List<Attribute> found = new ArrayList<>(1);
            index.get()
                    .search(
                            DenseIndex.byHash(Lookup3.hash(key, 0, key.length), 13),
                            (node, offset) -> {
                                if (AttributeMessage.name(dense(node, offset)).equals(name)) {
                                    found.add(AttributeMessage.decode(dense(node, offset), file));
                                }
                                return found.isEmpty();
                            });
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    private boolean dense() {
        return info.get().map(message -> message.heap() >= 0).orElse(false);
    }

    private ByteCursor compact(HeaderMessage message) {
        return file.resolve(message).cursor();
    }

    /** The message that a record of the index names. */
    private ByteCursor dense(byte[] node, int offset) {
        byte[] id = Arrays.copyOfRange(node, offset, offset + 8);
        int flags = record(node, offset).skip(8).u8();
        if ((flags & SHARED) != 0) {
            return file.sharedMessages().inHeap(id, MessageType.ATTRIBUTE).cursor();
        }
        byte[] body = heap.get().object(id);
        return new ByteCursor(body, 0, body.length, 0, "attribute message in a fractal heap");
    }

    private static ByteCursor record(byte[] node, int offset) {
        return new ByteCursor(node, offset, offset + RECORD, 0, "attribute index");
    }
}
