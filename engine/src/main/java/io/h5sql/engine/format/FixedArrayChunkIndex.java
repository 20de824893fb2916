package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Fixed array (VII.C).
 *
 * <pre>
 * FAHD  version 1, client 1, element size 1, page bits 1, elements L, data block O, checksum
 * FADB  version 1, client 1, header O, then
 *         up to 2^pageBits elements: the elements, checksum
 *         else: bitmap of the pages written, checksum, pages of 2^pageBits elements and checksum
 * </pre>
 */
final class FixedArrayChunkIndex extends ArrayChunkIndex {
    private static final String STRUCTURE = "fixed array";

    private final long elements;
    private final long pageElements;
    private final long dataBlock;

    FixedArrayChunkIndex(ChunkStore store, long address) {
        super(
                store,
                ChunkSlots.rowMajor(store),
                new ChunkElement(store, store.filtered(), address));
        int lengthBytes = blocks.lengthBytes();
        ByteCursor in =
                blocks.readChecked(address, 12L + lengthBytes + offsetBytes, STRUCTURE + " header");
        checkedPrefix(in, "FAHD", filtered());
        int size = in.u8();
        if (size != elementSize()) {
            throw in.corrupt("elements of " + size + " bytes, " + elementSize() + " expected");
        }
        int pageBits = in.u8();
        if (pageBits > 30) {
            throw in.corrupt("pages of 2^" + pageBits + " elements");
        }
        pageElements = 1L << pageBits;
        elements = in.length(lengthBytes);
        dataBlock = in.address(offsetBytes);
        if (dataBlock != Superblock.UNDEFINED && elements > blocks.fileSize() / elementSize()) {
            throw in.corrupt(elements + " elements do not fit the file");
        }
    }

    @Override
    Page page(long slot) {
        if (dataBlock == Superblock.UNDEFINED || slot >= elements) {
            return Page.absent(slot, Long.MAX_VALUE);
        }
        int prefix = 6 + offsetBytes;
        if (elements <= pageElements) {
            long length = prefix + elements * elementSize() + IndexBlocks.CHECKSUM_BYTES;
            byte[] block = block(dataBlock, length, STRUCTURE + " data block");
            prefix(block, dataBlock, "FADB", filtered());
            return new Page(0, elements, block, prefix);
        }
        long pages = (elements - 1) / pageElements + 1;
        long bitmapEnd = prefix + (pages + 7) / 8 + IndexBlocks.CHECKSUM_BYTES;
        byte[] block = block(dataBlock, bitmapEnd, STRUCTURE + " data block");
        prefix(block, dataBlock, "FADB", filtered());
        long page = slot / pageElements;
        long first = page * pageElements;
        long end = Math.min(elements, first + pageElements);
        if (!bit(block, prefix, page)) {
            return Page.absent(first, end);
        }
        long pageBytes = pageElements * elementSize() + IndexBlocks.CHECKSUM_BYTES;
        long length = (end - first) * elementSize() + IndexBlocks.CHECKSUM_BYTES;
        long address = dataBlock + bitmapEnd + page * pageBytes;
        return new Page(first, end, block(address, length, STRUCTURE + " page"), 0);
    }
}
