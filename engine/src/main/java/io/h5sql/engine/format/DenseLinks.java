package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Links in a fractal heap, found by a version 2 B-tree of type 5 (III.A.2).
 *
 * <pre>
 * record: hash of the name 4, heap id 7
 * </pre>
 */
final class DenseLinks implements LinkSource {
    private static final int NAME_INDEX = 5;
    private static final int RECORD = 4 + 7;

    private final FormatReader file;
    private final Lazy<FractalHeap> heap;
    private final Lazy<BTreeV2> index;

    DenseLinks(FormatReader file, LinkInfoMessage info) {
        this.file = file;
        this.heap = new Lazy<>(() -> FractalHeap.open(file, info.heap()));
        this.index = new Lazy<>(() -> DenseIndex.open(file, info.nameIndex(), NAME_INDEX, RECORD));
    }

    @Override
    public Optional<Link> find(String name) {
        for (byte[] key : StoredName.encodings(name)) {
            List<Link> found = new ArrayList<>(1);
            index.get()
                    .search(
                            DenseIndex.byHash(Lookup3.hash(key, 0, key.length), 0),
                            (node, offset) -> {
                                Link link = link(node, offset);
                                if (link.name().equals(name)) {
                                    found.add(link);
                                }
                                return found.isEmpty();
                            });
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Link> all() {
        List<Link> links = new ArrayList<>();
        index.get().search(DenseIndex.ALL, (node, offset) -> links.add(link(node, offset)));
        return links;
    }

    private Link link(byte[] node, int offset) {
        byte[] id = java.util.Arrays.copyOfRange(node, offset + 4, offset + RECORD);
        byte[] body = heap.get().object(id);
        ByteCursor cursor =
                new ByteCursor(body, 0, body.length, 0, "link message in a fractal heap");
        return LinkMessage.decode(cursor, file.superblock().offsetBytes());
    }
}
