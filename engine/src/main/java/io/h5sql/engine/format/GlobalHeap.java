package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import java.util.Arrays;

/**
 * Global heap (III.E): objects of variable-length data. Collections are read whole and the recently
 * used ones are kept, 64 MB of them. Thread-safe.
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

    private final FormatReader file;
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
        Collection collection = recent.get(address);
        if (collection == null) {
            Collection fresh = file.placed(() -> read(address));
            collection = recent.keep(address, fresh, fresh.weight());
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

    /** One collection; objects by index, start 0 for none. */
    private record Collection(byte[] bytes, int[] starts, int[] lengths) {
        long weight() {
            return bytes.length + 8L * starts.length + 64;
        }

        String range() {
            return starts.length == 1 ? ", it is empty" : ", the last is " + (starts.length - 1);
        }
    }

    private Collection read(long address) {
        int lengthBytes = file.superblock().lengthBytes();
        int head = 8 + lengthBytes + 7 & ~7;
        ByteCursor cursor = file.cursor(address, head, COLLECTION).expect("GCOL");
        FormatVersion.read(cursor, COLLECTION, 1, 1);
        long size = cursor.skip(3).length(lengthBytes);
        if (size < head) {
            throw cursor.corrupt("size " + size);
        }
        byte[] bytes = file.block(address, size, COLLECTION);
        ByteCursor objects =
                new ByteCursor(bytes, head, bytes.length, file.fileOffset(address), COLLECTION);
        return index(bytes, objects, lengthBytes);
    }

    private static Collection index(byte[] bytes, ByteCursor cursor, int lengthBytes) {
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
                bytes, Arrays.copyOf(starts, last + 1), Arrays.copyOf(lengths, last + 1));
    }
}
