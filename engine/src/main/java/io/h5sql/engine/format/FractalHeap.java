package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import java.util.Arrays;

/**
 * Fractal heap (III.G): links, attributes and shared messages by heap id. Managed objects lie in
 * direct blocks below any number of indirect ones, huge objects in the file by themselves, tiny
 * ones in their id. A look-up reads only the blocks on its way; the recent ones are kept.
 * Thread-safe.
 *
 * <pre>
 * signature FRHP 4, version 1, id length 2, filter length 2, flags 1, largest managed object 4,
 * next huge id L, huge object B-tree O, free space L, free space manager O, managed space L,
 * allocated L, iterator offset L, managed objects L, huge size L, huge objects L, tiny size L,
 * tiny objects L, table width 2, starting block size L, largest direct block L, heap size in bits
 * 2, starting rows 2, root block O, rows of the root 2,
 * filtered: root block size L, filter mask 4, filter pipeline message; checksum 4
 * </pre>
 */
final class FractalHeap {
    private static final String STRUCTURE = "fractal heap";
    private static final long KEPT_BYTES = 4L << 20;

    private final FormatReader file;
    private final Header header;
    private final DoublingTable table;
    private final BlockFilters filters;
    private final Lazy<HugeObjects> huge;
    private final RecentlyUsed<byte[]> directBlocks = new RecentlyUsed<>(KEPT_BYTES, 256);
    private final RecentlyUsed<IndirectBlock> indirectBlocks = new RecentlyUsed<>(KEPT_BYTES, 256);

    private FractalHeap(
            FormatReader file, Header header, DoublingTable table, BlockFilters filters) {
        this.file = file;
        this.header = header;
        this.table = table;
        this.filters = filters;
        this.huge =
                new Lazy<>(() -> new HugeObjects(file, header.hugeTree, header.idLength, filters));
    }

    private record Header(
            long address,
            int idLength,
            boolean checksums,
            int largestManaged,
            long hugeTree,
            int heapBits,
            long root,
            int rootRows) {
        /** Bytes of an offset in the heap. */
        int offsetWidth() {
            return (heapBits + 7) / 8;
        }
    }

    static FractalHeap open(FormatReader file, long address) {
        Superblock sizes = file.superblock();
        int offset = sizes.offsetBytes();
        int length = sizes.lengthBytes();
        int size = 22 + 3 * offset + 12 * length + 4;
        ByteCursor cursor = file.cursor(address, size, STRUCTURE).expect("FRHP");
        FormatVersion.read(cursor, STRUCTURE, 0, 0);
        int idLength = cursor.u16();
        int filterLength = cursor.u16();
        if (filterLength > 0) {
            int whole = size + length + 4 + filterLength;
            cursor = file.cursor(address, whole, STRUCTURE).skip(9);
        }
        byte[] bytes = cursor.array();
        Checksum.verify(bytes, 0, bytes.length, file.fileOffset(address), STRUCTURE);
        int flags = cursor.u8();
        int largestManaged = cursor.i32();
        cursor.skip(length);
        long hugeTree = cursor.address(offset);
        cursor.skip(length + offset + 8 * length);
        int width = cursor.u16();
        long start = cursor.length(length);
        long largestDirect = cursor.length(length);
        int bits = cursor.u16();
        cursor.skip(2);
        long root = cursor.address(offset);
        int rootRows = cursor.u16();
        if (idLength < 1 || bits < 1 || bits > 64) {
            throw cursor.corrupt("ids of " + idLength + " bytes, heap of " + bits + " bits");
        }
        Header header =
                new Header(
                        address,
                        idLength,
                        (flags & 2) != 0,
                        largestManaged,
                        hugeTree,
                        bits,
                        root,
                        rootRows);
        BlockFilters filters =
                filterLength == 0 ? BlockFilters.NONE : BlockFilters.decode(cursor, length);
        DoublingTable table = DoublingTable.of(cursor, width, start, largestDirect);
        return new FractalHeap(file, header, table, filters);
    }

    /**
     * A copy of the object.
     *
     * @throws H5Exception CORRUPT_STRUCTURE where there is none
     */
    byte[] object(byte[] id) {
        if (id.length < header.idLength || (id[0] & 0xc0) != 0) {
            throw corrupt("heap id of " + id.length + " bytes, version " + (id[0] >> 6 & 3));
        }
        ByteCursor cursor =
                new ByteCursor(id, 1, header.idLength, file.fileOffset(header.address), "heap id");
        int kind = id[0] >> 4 & 3;
        return switch (kind) {
            case 0 -> managed(cursor);
            case 1 -> huge.get().object(cursor);
            case 2 -> tiny(id[0] & 0xf, cursor);
            default -> throw corrupt("heap id of type " + kind);
        };
    }

    /** An id of more than 18 bytes has a length of 12 bits. */
    private byte[] tiny(int low, ByteCursor cursor) {
        boolean extended = header.idLength > 18;
        int length = extended ? (low << 8 | cursor.u8()) + 1 : low + 1;
        return cursor.bytes(length);
    }

    private byte[] managed(ByteCursor cursor) {
        long offset = cursor.unsigned(header.offsetWidth());
        int lengthWidth = Math.min(table.lengthWidth(), widthOf(header.largestManaged));
        long length = cursor.unsigned(lengthWidth);
        if (header.rootRows == 0) {
            DirectBlock root =
                    new DirectBlock(
                            header.root, 0, table.start(), filters.rootBytes(), filters.rootMask());
            return slice(root, offset, length);
        }
        long block = header.root;
        long blockOffset = 0;
        int rows = header.rootRows;
        while (true) {
            int row = table.row(offset - blockOffset);
            if (row < 0 || row >= rows) {
                throw corrupt("object at " + offset + " beyond the heap's " + rows + " rows");
            }
            long size = table.blockSize(row);
            long inRow = offset - blockOffset - table.rowOffset(row);
            int column = (int) (inRow / size);
            IndirectBlock indirect = indirect(block, blockOffset, rows);
            long child = indirect.child(row, column);
            blockOffset += table.rowOffset(row) + column * size;
            if (row < table.directRows()) {
                int at = row * table.width() + column;
                return slice(indirect.direct(at, blockOffset, size), offset, length);
            }
            block = child;
            rows = table.rowsOf(size);
        }
    }

    private static int widthOf(int limit) {
        return (31 - Integer.numberOfLeadingZeros(Math.max(1, limit))) / 8 + 1;
    }

    /**
     * Where a direct block is.
     *
     * @param offset of its first byte in the heap
     * @param stored bytes in the file, where the heap is filtered
     */
    private record DirectBlock(long address, long offset, long size, long stored, int mask) {}

    private byte[] slice(DirectBlock place, long offset, long length) {
        byte[] block = direct(place);
        long size = place.size;
        long from = offset - place.offset;
        int head = 5 + file.superblock().offsetBytes() + header.offsetWidth();
        if (from < head || length < 0 || length > size - from) {
            throw corrupt(length + " bytes at " + from + " of a block of " + size + " bytes");
        }
        return Arrays.copyOfRange(block, (int) from, (int) (from + length));
    }

    /**
     * Direct block: signature FHDB 4, version 1, heap O, offset, checksum 4 (flags bit 1), data.
     */
    private byte[] direct(DirectBlock place) {
        long address = place.address;
        byte[] known = directBlocks.get(address);
        if (known != null && known.length == place.size) {
            return known;
        }
        String name = "fractal heap direct block";
        byte[] block =
                filters.isNone()
                        ? file.block(address, place.size, name)
                        : filters.read(file, address, place.stored, place.mask, place.size, name);
        ByteCursor cursor = new ByteCursor(block, 0, block.length, file.fileOffset(address), name);
        checkHead(cursor.expect("FHDB"), place.offset);
        if (header.checksums) {
            int at = cursor.position();
            int stored = cursor.i32();
            Arrays.fill(block, at, at + 4, (byte) 0);
            int computed = Lookup3.hash(block, 0, block.length);
            Checksum.compare(stored, computed, file.fileOffset(address), name);
        }
        return directBlocks.replace(address, block, block.length);
    }

    /** Indirect block: signature FHIB 4, version 1, heap O, offset, children O each, checksum 4. */
    private IndirectBlock indirect(long address, long blockOffset, int rows) {
        IndirectBlock known = indirectBlocks.get(address);
        if (known != null && known.rows == rows) {
            return known;
        }
        int offsetBytes = file.superblock().offsetBytes();
        int head = 5 + offsetBytes + header.offsetWidth();
        int lengthBytes = file.superblock().lengthBytes();
        int direct = filters.isNone() ? 0 : Math.min(rows, table.directRows()) * table.width();
        long length =
                head
                        + (long) rows * table.width() * offsetBytes
                        + (long) direct * (lengthBytes + 4)
                        + 4;
        String name = "fractal heap indirect block";
        ByteCursor cursor = file.cursor(address, length, name);
        checkHead(cursor.expect("FHIB"), blockOffset);
        Checksum.verify(cursor.array(), 0, (int) length, file.fileOffset(address), name);
        long[] children = new long[rows * table.width()];
        long[] stored = new long[direct];
        int[] masks = new int[direct];
        for (int i = 0; i < children.length; i++) {
            children[i] = cursor.address(offsetBytes);
            if (i < direct) {
                stored[i] = cursor.unsigned(lengthBytes);
                masks[i] = cursor.i32();
            }
        }
        IndirectBlock block = new IndirectBlock(rows, table.width(), children, stored, masks);
        return indirectBlocks.replace(address, block, 8L * children.length);
    }

    private void checkHead(ByteCursor cursor, long blockOffset) {
        FormatVersion.read(cursor, "fractal heap block", 0, 0);
        long owner = cursor.address(file.superblock().offsetBytes());
        long offset = cursor.unsigned(header.offsetWidth());
        if (owner != header.address || offset != blockOffset) {
            throw cursor.corrupt(
                    "block of the heap at "
                            + owner
                            + " with offset "
                            + offset
                            + ", heap "
                            + header.address
                            + " with "
                            + blockOffset
                            + " expected");
        }
    }

    /** Filtered heaps know the stored size and the filter mask of each direct block. */
    private record IndirectBlock(int rows, int width, long[] children, long[] stored, int[] masks) {
        DirectBlock direct(int at, long offset, long size) {
            boolean filtered = at < stored.length;
            return new DirectBlock(
                    children[at],
                    offset,
                    size,
                    filtered ? stored[at] : size,
                    filtered ? masks[at] : 0);
        }

        long child(int row, int column) {
            long address = children[row * width + column];
            if (address < 0) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE, STRUCTURE + ": object in a missing block");
            }
            return address;
        }
    }

    private H5Exception corrupt(String problem) {
        return H5Exception.corrupt(STRUCTURE + ": " + problem, file.fileOffset(header.address));
    }
}
