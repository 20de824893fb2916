package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What fixed and extensible arrays of chunks share: elements numbered by {@link ChunkSlots}, stored
 * in pages, of which the last few read are kept. Thread-safe.
 */
abstract class ArrayChunkIndex implements ChunkIndex {
    private static final int CACHED_PAGES = 32;
    private static final long CACHED_BYTES = 4L << 20;

    private final ChunkStore store;
    private final ChunkSlots slots;
    private final RecentlyUsed<byte[]> pages = new RecentlyUsed<>(CACHED_BYTES, CACHED_PAGES);
    private final ChunkElement element;
    final IndexBlocks blocks;
    final int offsetBytes;

    ArrayChunkIndex(ChunkStore store, ChunkSlots slots, ChunkElement element) {
        this.store = store;
        this.slots = slots;
        this.element = element;
        this.blocks = new IndexBlocks(store.file());
        this.offsetBytes = store.file().superblock().offsetBytes();
    }

    /**
     * Elements [first, end) of the array; {@code bytes} is empty where none of them was written.
     *
     * @param offset of the first element in {@code bytes}
     */
    record Page(long first, long end, byte[] bytes, int offset) {
        static Page absent(long first, long end) {
            return new Page(first, end, new byte[0], 0);
        }
    }

    /** The page that holds an element. */
    abstract Page page(long slot);

    /** The verified block at an address: one of the last read, or read now. */
    final byte[] block(long address, long length, String structure) {
        byte[] known = pages.get(address);
        if (known == null || known.length != length) {
            known = blocks.readChecked(address, length, structure).array();
            pages.replace(address, known, known.length);
        }
        return known;
    }

    /** The block behind its signature, version and client. */
    final ByteCursor prefix(byte[] block, long address, String signature, boolean filtered) {
        ByteCursor in =
                new ByteCursor(
                        block,
                        0,
                        block.length - IndexBlocks.CHECKSUM_BYTES,
                        store.file().fileOffset(address),
                        "chunk array");
        return checkedPrefix(in, signature, filtered);
    }

    static ByteCursor checkedPrefix(ByteCursor in, String signature, boolean filtered) {
        in.expect(signature);
        int version = in.u8();
        int client = in.u8();
        if (version != 0 || client != (filtered ? 1 : 0)) {
            throw in.corrupt(
                    signature
                            + " of version "
                            + version
                            + " and client "
                            + client
                            + ", 0 and "
                            + (filtered ? 1 : 0)
                            + " expected");
        }
        return in;
    }

    final int elementSize() {
        return element.size();
    }

    final boolean filtered() {
        return store.filtered();
    }

    @Override
    public final @Nullable ChunkRecord find(long[] scaled) {
        if (!store.inside(scaled)) {
            return null;
        }
        long slot = slots.of(scaled);
        Page page = page(slot);
        return page.bytes.length == 0 ? null : record(page, slot, scaled.clone());
    }

    @Override
    public final void forEach(long[] from, long[] to, Consumer<ChunkRecord> visitor) {
        List<long[]> box = store.clip(from, to);
        if (!box.isEmpty()) {
            slots.forEachRun(box, (first, end) -> visit(first, end, box, visitor));
        }
    }

    private void visit(long from, long to, List<long[]> box, Consumer<ChunkRecord> visitor) {
        long slot = from;
        while (slot < to) {
            Page page = page(slot);
            long end = Math.min(to, page.end);
            for (long at = slot; at < end && page.bytes.length > 0; at++) {
                long[] scaled = slots.scaled(at);
                ChunkRecord chunk = inside(scaled, box) ? record(page, at, scaled) : null;
                if (chunk != null) {
                    visitor.accept(chunk);
                }
            }
            slot = end;
        }
    }

    private static boolean inside(long[] scaled, List<long[]> box) {
        boolean inside = true;
        for (int axis = 0; inside && axis < scaled.length; axis++) {
            inside = scaled[axis] >= box.get(0)[axis] && scaled[axis] < box.get(1)[axis];
        }
        return inside;
    }

    private @Nullable ChunkRecord record(Page page, long slot, long[] scaled) {
        int at = page.offset + (int) (slot - page.first) * element.size();
        return element.record(page.bytes, at, scaled);
    }

    /** Bit {@code bit} of a bitmap at {@code offset}; the first bit is a byte's highest. */
    static boolean bit(byte[] bytes, long offset, long bit) {
        return (bytes[(int) (offset + bit / 8)] & 0x80 >> (int) (bit % 8)) != 0;
    }
}
