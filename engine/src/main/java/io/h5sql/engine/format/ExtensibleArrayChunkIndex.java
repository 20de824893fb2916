package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/**
 * Extensible array (VII.D).
 *
 * <pre>
 * EAHD  version 1, client 1, element size 1, element count bits 1, index block elements 1,
 *       data block minimum 1, super block minimum pointers 1, page bits 1, six counts L,
 *       index block O, checksum
 * EAIB  version 1, client 1, header O, elements, data blocks O each, super blocks O each, checksum
 * EASB  version 1, client 1, header O, block offset, bitmaps of pages, data blocks O each, checksum
 * EADB  version 1, client 1, header O, block offset, elements, checksum; or without elements, and
 *       followed by pages of 2^pageBits elements and checksum
 * </pre>
 *
 * Super block {@code s} has 2^(s/2) data blocks of 2^((s+1)/2) times the minimum; the data blocks
 * of the first few have their addresses in the index block.
 */
final class ExtensibleArrayChunkIndex extends ArrayChunkIndex {
    private static final String STRUCTURE = "extensible array";

    /** The library writes 32; up to this number no position in the array overflows. */
    private static final int MOST_COUNT_BITS = 61;

    private final int indexElements;
    private final int blockMinimum;
    private final int superBlocks;
    private final int directSuperBlocks;
    private final int directDataBlocks;
    private final int pageBits;
    private final int blockOffsetBytes;
    private final long indexBlock;

    ExtensibleArrayChunkIndex(ChunkStore store, long address) {
        super(
                store,
                ChunkSlots.unlimitedFirst(store),
                new ChunkElement(store, store.filtered(), address));
        int lengthBytes = blocks.lengthBytes();
        long length = 16L + 6L * lengthBytes + offsetBytes;
        ByteCursor in = blocks.readChecked(address, length, STRUCTURE + " header");
        checkedPrefix(in, "EAHD", filtered());
        int size = in.u8();
        if (size != elementSize()) {
            throw in.corrupt("elements of " + size + " bytes, " + elementSize() + " expected");
        }
        int countBits = in.u8();
        indexElements = in.u8();
        blockMinimum = in.u8();
        int minimumPointers = in.u8();
        pageBits = in.u8();
        if (countBits > MOST_COUNT_BITS
                || pageBits > 30
                || Integer.bitCount(blockMinimum) != 1
                || Integer.bitCount(minimumPointers) != 1
                || countBits < log2(blockMinimum)) {
            throw in.corrupt("impossible proportions");
        }
        superBlocks = 1 + countBits - log2(blockMinimum);
        directSuperBlocks = Math.min(superBlocks, 2 * log2(minimumPointers));
        directDataBlocks = 2 * (minimumPointers - 1);
        blockOffsetBytes = (countBits + 7) / 8;
        indexBlock = in.skip(6 * lengthBytes).address(offsetBytes);
    }

    @Override
    Page page(long slot) {
        if (indexBlock == Superblock.UNDEFINED) {
            return Page.absent(slot, Long.MAX_VALUE);
        }
        long length =
                6
                        + offsetBytes
                        + (long) indexElements * elementSize()
                        + (long) offsetBytes * (directDataBlocks + superBlocks - directSuperBlocks)
                        + IndexBlocks.CHECKSUM_BYTES;
        byte[] block = block(indexBlock, length, STRUCTURE + " index block");
        ByteCursor in = prefix(block, indexBlock, "EAIB", filtered()).skip(offsetBytes);
        if (slot < indexElements) {
            return new Page(0, indexElements, block, in.position());
        }
        in.skip(indexElements * elementSize());
        long position = slot - indexElements;
        int superBlock = log2(position / blockMinimum + 1);
        if (superBlock >= superBlocks) {
            return Page.absent(slot, Long.MAX_VALUE);
        }
        return superBlock < directSuperBlocks
                ? direct(in, superBlock, position)
                : throughSuperBlock(in, superBlock, position);
    }

    /** A data block whose address is in the index block. */
    private Page direct(ByteCursor addresses, int superBlock, long position) {
        Geometry geometry = new Geometry(superBlock, position);
        int before = 0;
        for (int s = 0; s < superBlock; s++) {
            before += 1 << s / 2;
        }
        long address =
                addresses.skip((int) (before + geometry.block) * offsetBytes).address(offsetBytes);
        return address == Superblock.UNDEFINED ? geometry.absentBlock() : whole(geometry, address);
    }

    private Page throughSuperBlock(ByteCursor addresses, int superBlock, long position) {
        Geometry geometry = new Geometry(superBlock, position);
        int index = directDataBlocks + superBlock - directSuperBlocks;
        long superAddress = addresses.skip(index * offsetBytes).address(offsetBytes);
        if (superAddress == Superblock.UNDEFINED) {
            return geometry.absentSuperBlock();
        }
        int prefix = 6 + offsetBytes + blockOffsetBytes;
        long bitmapBytes = (geometry.pages + 7) / 8;
        long bitmaps = geometry.paged() ? geometry.blocks * bitmapBytes : 0;
        long length = prefix + bitmaps + geometry.blocks * offsetBytes + IndexBlocks.CHECKSUM_BYTES;
        byte[] block = block(superAddress, length, STRUCTURE + " super block");
        ByteCursor in = prefix(block, superAddress, "EASB", filtered());
        in.seek((int) (prefix + bitmaps + geometry.block * offsetBytes));
        long address = in.address(offsetBytes);
        if (address == Superblock.UNDEFINED) {
            return geometry.absentBlock();
        }
        if (!geometry.paged()) {
            return whole(geometry, address);
        }
        return bit(block, prefix, geometry.block * geometry.pages + geometry.page)
                ? page(geometry, address)
                : geometry.absentPage();
    }

    /** A data block that is not paged. */
    private Page whole(Geometry geometry, long address) {
        int prefix = 6 + offsetBytes + blockOffsetBytes;
        long length = prefix + geometry.blockElements * elementSize() + IndexBlocks.CHECKSUM_BYTES;
        byte[] block = block(address, length, STRUCTURE + " data block");
        prefix(block, address, "EADB", filtered());
        return new Page(geometry.blockFirst, geometry.blockEnd(), block, prefix);
    }

    private Page page(Geometry geometry, long address) {
        int prefix = 6 + offsetBytes + blockOffsetBytes + IndexBlocks.CHECKSUM_BYTES;
        long length = ((long) elementSize() << pageBits) + IndexBlocks.CHECKSUM_BYTES;
        long at = address + prefix + geometry.page * length;
        byte[] block = block(at, length, STRUCTURE + " page");
        return new Page(geometry.pageFirst(), geometry.pageEnd(), block, 0);
    }

    private static int log2(long value) {
        return 63 - Long.numberOfLeadingZeros(value);
    }

    /** Where a position behind the index block's elements lies. */
    private final class Geometry {
        private final long superFirst;
        private final long blocks;
        private final long blockElements;
        private final long block;
        private final long blockFirst;
        private final long pages;
        private final long page;

        Geometry(int superBlock, long position) {
            blocks = 1L << superBlock / 2;
            blockElements = ((long) blockMinimum) << (superBlock + 1) / 2;
            long start = ((1L << superBlock) - 1) * blockMinimum;
            superFirst = start + indexElements;
            block = (position - start) / blockElements;
            blockFirst = superFirst + block * blockElements;
            pages = blockElements >> pageBits;
            page = (position - start) % blockElements >> pageBits;
        }

        boolean paged() {
            return blockElements > 1L << pageBits;
        }

        long blockEnd() {
            return blockFirst + blockElements;
        }

        long pageFirst() {
            return blockFirst + (page << pageBits);
        }

        long pageEnd() {
            return pageFirst() + (1L << pageBits);
        }

        Page absentPage() {
            return Page.absent(pageFirst(), pageEnd());
        }

        Page absentBlock() {
            return Page.absent(blockFirst, blockEnd());
        }

        Page absentSuperBlock() {
            return Page.absent(superFirst, superFirst + blocks * blockElements);
        }
    }
}
