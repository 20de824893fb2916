package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Global heap (III.E): objects of variable-length data. Collections are read whole, those that
 * follow one another in the file several at a time once they turn out to be wanted in that order,
 * and the recently used ones are kept, 64 MB of them. Thread-safe.
 *
 * <pre>
 * collection: signature GCOL 4, version 1, reserved 3, size L (of all of it), objects
 * object:     index 2, references 2, reserved 4, size L, data padded to eight; index 0 is free
 *             space and the last
 * </pre>
 */
public final class GlobalHeap {
    private static final long BUDGET = 64L << 20;
    private static final String COLLECTION = "global heap collection";

    /** What the library makes unless an object is larger. */
    private static final int USUAL_BYTES = 4096;

    private static final int READ_AHEAD = 128 << 10;

    /** The collections at hand take no lock; they stay beside the budget, so they are small. */
    private static final int AT_HAND = 64;

    private static final int MOST_AT_HAND = 64 << 10;

    private static final int BLOCKS = 16;

    private final FormatReader file;
    private final AtomicReferenceArray<@Nullable Collection> atHand =
            new AtomicReferenceArray<>(AT_HAND);

    /** Blocks that were read on, which collections are cut from as they are asked for. */
    private final AtomicReferenceArray<@Nullable Block> ahead = new AtomicReferenceArray<>(BLOCKS);

    /** Where collections end that were read: who asks for one there reads on. */
    private final AtomicLongArray ends = new AtomicLongArray(AT_HAND);

    private final RecentlyUsed<Collection> recent = new RecentlyUsed<>(BUDGET, 1 << 20);

    GlobalHeap(FormatReader file) {
        this.file = file;
    }

    /**
     * Object {@code index} of the collection at {@code address}; a view into the cached collection.
     *
     * @throws H5Exception CORRUPT_STRUCTURE where there is no such collection or object
     */
    public Slice object(long address, int index) {
        Collection collection = atHand.get(place(address));
        if (collection == null || collection.address != address) {
            collection = look(address);
        }
        int[] starts = collection.starts;
        if (index <= 0 || index >= starts.length || starts[index] == 0) {
            throw H5Exception.corrupt(
                            COLLECTION + ": no object " + index + collection.range(),
                            file.fileOffset(address))
                    .within(Place.ofFile(file.source().name()));
        }
        return new Slice(collection.bytes, starts[index], collection.lengths[index]);
    }

    /** Bytes [offset, offset+length) of array. */
    public record Slice(byte[] array, int offset, int length) {}

    private Collection look(long address) {
        Collection collection = recent.get(address);
        if (collection == null) {
            Collection fresh = file.placed(() -> read(address));
            collection = recent.keep(address, fresh, fresh.weight());
        }
        if (collection.bytes.length <= MOST_AT_HAND) {
            atHand.set(place(address), collection);
        }
        return collection;
    }

    private static int place(long address) {
        return (int) (address >>> 12) & AT_HAND - 1;
    }

    /** One collection; objects by index, start 0 for none. */
    private record Collection(long address, byte[] bytes, int[] starts, int[] lengths) {
        long weight() {
            return bytes.length + 8L * starts.length + 64;
        }

        String range() {
            return starts.length == 1 ? ", it is empty" : ", the last is " + (starts.length - 1);
        }
    }

    private Collection read(long address) {
        Block block = ahead(address);
        if (block == null) {
            boolean inRow = ends.get(place(address)) == address;
            int most = inRow ? READ_AHEAD : USUAL_BYTES;
            block = new Block(address, file.beginning(address, most, COLLECTION));
            if (inRow) {
                ahead.set((int) (address / READ_AHEAD) & BLOCKS - 1, block);
            }
        }
        Collection collection = collection(address, block);
        long end = address + collection.bytes.length;
        ends.set(place(end), end);
        return collection;
    }

    /** What was read on over the beginning of a collection at the address. */
    private @Nullable Block ahead(long address) {
        for (int i = 0; i < BLOCKS; i++) {
            Block block = ahead.get(i);
            if (block != null
                    && address >= block.address
                    && address - block.address <= block.bytes.length - head()) {
                return block;
            }
        }
        return null;
    }

    /** Bytes of the file from an address on. */
    private record Block(long address, byte[] bytes) {}

    private int head() {
        return 8 + file.superblock().lengthBytes() + 7 & ~7;
    }

    /** The collection whose beginning is in the block; read again where that isn't all of it. */
    private Collection collection(long address, Block block) {
        int lengthBytes = file.superblock().lengthBytes();
        int head = head();
        int at = (int) (address - block.address);
        int left = block.bytes.length - at;
        ByteCursor cursor =
                new ByteCursor(
                        block.bytes,
                        at,
                        at + Math.min(left, head),
                        file.fileOffset(block.address),
                        COLLECTION);
        FormatVersion.read(cursor.expect("GCOL"), COLLECTION, 1, 1);
        long size = cursor.skip(3).length(lengthBytes);
        if (size < head) {
            throw cursor.corrupt("size " + size);
        }
        byte[] bytes =
                size <= left
                        ? Arrays.copyOfRange(block.bytes, at, at + (int) size)
                        : file.block(address, size, COLLECTION);
        ByteCursor objects =
                new ByteCursor(bytes, head, bytes.length, file.fileOffset(address), COLLECTION);
        return index(address, bytes, objects, lengthBytes);
    }

    private static Collection index(
            long address, byte[] bytes, ByteCursor cursor, int lengthBytes) {
        int head = 8 + lengthBytes + 7 & ~7;
        int[] starts = new int[16];
        int[] lengths = new int[16];
        int last = 0;
        while (cursor.remaining() >= head) {
            int from = cursor.position();
            int index = cursor.u16();
            long size = cursor.skip(6).length(lengthBytes);
            if (index == 0) {
                break;
            }
            int data = from + head;
            if (size > bytes.length - data) {
                throw cursor.corrupt("object " + index + " of " + size + " bytes goes beyond it");
            }
            if (index >= starts.length) {
                int capacity = Math.max(index + 1, 2 * starts.length);
                starts = Arrays.copyOf(starts, capacity);
                lengths = Arrays.copyOf(lengths, capacity);
            }
            starts[index] = data;
            lengths[index] = (int) size;
            last = Math.max(last, index);
            cursor.seek((int) Math.min(bytes.length, data + (size + 7 & ~7L)));
        }
        return new Collection(
                address, bytes, Arrays.copyOf(starts, last + 1), Arrays.copyOf(lengths, last + 1));
    }
}
