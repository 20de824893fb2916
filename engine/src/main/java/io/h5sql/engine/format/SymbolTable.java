package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Links of an old-style group: a version 1 B-tree of type 0 (III.A.1) over symbol table nodes
 * (III.B), names in a local heap. Keys are heap offsets of names; child i holds the names greater
 * than key i and not greater than key i + 1.
 *
 * <pre>
 * tree node: signature TREE 4, type 1, level 1, entries used 2, siblings 2 O,
 *            key L, child O, key L, child O, ..., key L
 * SNOD:      signature SNOD 4, version 1, reserved 1, symbols 2, entries
 * entry:     name offset O, object header O, cache type 4, reserved 4, scratch 16
 * </pre>
 */
final class SymbolTable implements LinkSource {
    private static final int SOFT_LINK = 2;

    /** What a node holds unless the writer asked for another K: one read takes it. */
    private static final int USUAL_CHILDREN = 32;

    private static final int USUAL_SYMBOLS = 8;

    private final FormatReader file;
    private final long tree;
    private final Lazy<LocalHeap> heap;
    private final int offsetBytes;
    private final int lengthBytes;

    SymbolTable(FormatReader file, SymbolTableMessage message) {
        this.file = file;
        this.tree = message.tree();
        this.heap = new Lazy<>(() -> LocalHeap.read(file, message.heap()));
        this.offsetBytes = file.superblock().offsetBytes();
        this.lengthBytes = file.superblock().lengthBytes();
    }

    @Override
    public Optional<Link> find(String name) {
        for (byte[] key : StoredName.encodings(name)) {
            Optional<Link> found = find(key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Link> find(byte[] name) {
        long address = tree;
        int expectedLevel = -1;
        while (true) {
            TreeNode node = treeNode(address, expectedLevel);
            int child = node.childOf(name);
            if (child == node.used) {
                return Optional.empty();
            }
            if (node.level == 0) {
                return symbols(node.child(child)).find(name);
            }
            address = node.child(child);
            expectedLevel = node.level - 1;
        }
    }

    @Override
    public List<Link> all() {
        heap.get().readWhole();
        return new Listing().of(tree);
    }

    /** One walk over all nodes; damage can neither keep it busy nor make it hold much. */
    private final class Listing {
        private final Set<Long> seen = new HashSet<>();
        private final List<Link> links = new ArrayList<>();

        /** Each name has bytes of its own in the heap, so together they are no longer than it. */
        private long left = heap.get().size();

        List<Link> of(long root) {
            collect(root, -1);
            return links;
        }

        private void collect(long address, int expectedLevel) {
            visit(address);
            TreeNode node = treeNode(address, expectedLevel);
            for (int i = 0; i < node.used; i++) {
                if (node.level > 0) {
                    collect(node.child(i), node.level - 1);
                } else {
                    visit(node.child(i));
                    take(symbols(node.child(i)), node.child(i));
                }
            }
        }

        private void take(Symbols symbols, long address) {
            for (int symbol = 0; symbol < symbols.count; symbol++) {
                Link link = symbols.link(symbol);
                left -= link.name().length() + 1L;
                if (left < 0) {
                    throw H5Exception.corrupt(
                            "symbol table: names longer than the heap that holds them",
                            file.fileOffset(address));
                }
                links.add(link);
            }
        }

        private void visit(long address) {
            if (!seen.add(address)) {
                throw H5Exception.corrupt(
                        "symbol table: a node that is reached twice", file.fileOffset(address));
            }
        }
    }

    private TreeNode treeNode(long address, int expectedLevel) {
        String name = "group B-tree node";
        int head = 8 + 2 * offsetBytes;
        int entry = lengthBytes + offsetBytes;
        byte[] block = file.beginning(address, head + USUAL_CHILDREN * entry + lengthBytes, name);
        ByteCursor cursor = over(block, address, name).expect("TREE");
        int type = cursor.u8();
        int level = cursor.u8();
        int used = cursor.u16();
        if (type != 0) {
            throw cursor.corrupt("type " + type + ", 0 expected");
        }
        if (expectedLevel >= 0 && level != expectedLevel) {
            throw cursor.corrupt("level " + level + ", " + expectedLevel + " expected");
        }
        int length = used * entry + lengthBytes;
        return new TreeNode(level, used, entries(block, address, head, length, name));
    }

    private Symbols symbols(long address) {
        String name = "symbol table node";
        int entry = 2 * offsetBytes + 24;
        byte[] block = file.beginning(address, 8 + USUAL_SYMBOLS * entry, name);
        ByteCursor cursor = over(block, address, name).expect("SNOD");
        FormatVersion.read(cursor, name, 1, 1);
        int count = cursor.skip(1).u16();
        return new Symbols(count, entries(block, address, 8, count * entry, name));
    }

    /** A cursor over the entries after a node's head, read again if there are more than usual. */
    private ByteCursor entries(byte[] block, long address, int head, int length, String name) {
        if (head + length > block.length) {
            return file.cursor(address + head, length, name);
        }
        byte[] entries = Arrays.copyOfRange(block, head, head + length);
        return over(entries, address + head, name);
    }

    private ByteCursor over(byte[] block, long address, String name) {
        return new ByteCursor(block, 0, block.length, file.fileOffset(address), name);
    }

    /** A node of the tree; the cursor is over its keys and children. */
    private final class TreeNode {
        private final int level;
        private final int used;
        private final ByteCursor entries;

        TreeNode(int level, int used, ByteCursor entries) {
            this.level = level;
            this.used = used;
            this.entries = entries;
        }

        long child(int index) {
            return entries.seek(index * (lengthBytes + offsetBytes) + lengthBytes)
                    .address(offsetBytes);
        }

        /** The first child whose upper key is not less than the name; {@code used} if none. */
        int childOf(byte[] name) {
            int low = 0;
            int high = used;
            while (low < high) {
                int middle = (low + high) >>> 1;
                long key =
                        entries.seek((middle + 1) * (lengthBytes + offsetBytes))
                                .unsigned(lengthBytes);
                if (Arrays.compareUnsigned(heap.get().name(key), name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** A symbol table node; the cursor is over its entries. */
    private final class Symbols {
        private final int count;
        private final ByteCursor entries;

        Symbols(int count, ByteCursor entries) {
            this.count = count;
            this.entries = entries;
        }

        Optional<Link> find(byte[] name) {
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = Arrays.compareUnsigned(name(middle), name);
                if (order == 0) {
                    return Optional.of(link(middle));
                }
                if (order < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return Optional.empty();
        }

        private byte[] name(int index) {
            return heap.get().name(entry(index).unsigned(offsetBytes));
        }

        Link link(int index) {
            byte[] stored = name(index);
            String name = StoredName.decode(stored, 0, stored.length);
            ByteCursor entry = entry(index).skip(offsetBytes);
            long address = entry.address(offsetBytes);
            if (entry.i32() != SOFT_LINK) {
                return new Link.Hard(name, address);
            }
            byte[] target = heap.get().name(entry.skip(4).u32());
            return new Link.Soft(name, StoredName.decode(target, 0, target.length));
        }

        private ByteCursor entry(int index) {
            return entries.seek(index * (2 * offsetBytes + 24));
        }
    }
}
