package io.h5sql.engine.filter.blosc;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.Words;

/**
 * The header of a Blosc chunk, little-endian: version, version of the codec, flags, element size (a
 * byte each), decoded, block and stored length (four each). Blosc 2 adds, where both shuffle flags
 * are set, 16 bytes: six filters, their parameters, and more flags.
 *
 * @param steps filters in the order they ran; 0 stands for none
 * @param stepSizes element sizes of shuffles, 0 for {@code elementSize}
 * @param special 0, or what the chunk's values all are
 * @param chunk the whole chunk
 */
record BloscHeader(
        int version,
        int flags,
        int elementSize,
        int length,
        int blockLength,
        int[] steps,
        int[] stepSizes,
        int special,
        Span chunk) {
    static final int SHUFFLE = 1;
    static final int BIT_SHUFFLE = 2;
    static final int DELTA = 3;
    static final int TRUNCATE = 4;
    private static final int LAST_OF_BLOSC_1 = 2;
    private static final int LAST_OF_BLOSC_2 = 5;
    private static final int SHORT = 16;
    private static final int EXTENDED = 32;
    private static final int FILTERS = 6;
    private static final int FLAG_SHUFFLE = 1;
    private static final int FLAG_STORED = 2;
    private static final int FLAG_BIT_SHUFFLE = 4;
    private static final int FLAG_WHOLE = 16;
    private static final int FLAG_DICTIONARY = 1;

    /** Before there was a flag, blocks were split by these rules. */
    private static final int MOST_STREAMS = 16;

    private static final int LEAST_STREAM = 128;

    static BloscHeader read(Span in, int limit) {
        byte[] bytes = in.array();
        int at = in.part(Blosc.CODEC, in.from(), SHORT).from();
        int version = bytes[at] & 0xff;
        int flags = bytes[at + 2] & 0xff;
        int length = Words.le32(bytes, at + 4);
        int blockLength = Words.le32(bytes, at + 8);
        Span chunk = in.part(Blosc.CODEC, at, Words.le32(bytes, at + 12));
        if (version > LAST_OF_BLOSC_2) {
            throw Malformed.unsupported(Blosc.CODEC, "format version " + version);
        }
        if (length < 0 || length > limit) {
            throw Malformed.tooLong(Blosc.CODEC, limit);
        }
        int elementSize = bytes[at + 3] & 0xff;
        if (elementSize == 0 || blockLength <= 0 && length > 0) {
            throw Malformed.of(
                    Blosc.CODEC,
                    "elements of " + elementSize + " and blocks of " + blockLength + " bytes");
        }
        boolean both = (flags & FLAG_SHUFFLE) != 0 && (flags & FLAG_BIT_SHUFFLE) != 0;
        int[] steps = new int[FILTERS];
        int[] sizes = new int[FILTERS];
        int special = 0;
        if (version > LAST_OF_BLOSC_1 && both) {
            chunk.part(Blosc.CODEC, at, EXTENDED);
            for (int i = 0; i < FILTERS; i++) {
                steps[i] = bytes[at + SHORT + i] & 0xff;
                sizes[i] = bytes[at + SHORT + 8 + i] & 0xff;
            }
            int more = bytes[at + EXTENDED - 1];
            special = more >>> 4 & 7;
            if ((more & FLAG_DICTIONARY) != 0) {
                throw Malformed.unsupported(Blosc.CODEC, "a dictionary");
            }
        } else if ((flags & FLAG_SHUFFLE) != 0) {
            steps[0] = SHUFFLE;
        } else if ((flags & FLAG_BIT_SHUFFLE) != 0) {
            steps[0] = BIT_SHUFFLE;
        }
        return new BloscHeader(
                version, flags, elementSize, length, blockLength, steps, sizes, special, chunk);
    }

    /** Bytes of the header itself. */
    int bytes() {
        boolean both = (flags & FLAG_SHUFFLE) != 0 && (flags & FLAG_BIT_SHUFFLE) != 0;
        return version > LAST_OF_BLOSC_1 && both ? EXTENDED : SHORT;
    }

    boolean isBlosc2() {
        return version > LAST_OF_BLOSC_1;
    }

    /** Whether the decoded bytes follow as they are. */
    boolean stored() {
        return (flags & FLAG_STORED) != 0;
    }

    /** 0 BloscLZ, 1 LZ4, 2 Snappy, 3 zlib, 4 Zstandard. */
    int codec() {
        return flags >>> 5;
    }

    /** Compressed streams of a block: one, or one for each byte of an element. */
    int streams(boolean wholeBlock) {
        if (!wholeBlock || (flags & FLAG_WHOLE) != 0) {
            return 1;
        }
        boolean bySize = elementSize <= MOST_STREAMS && blockLength / elementSize >= LEAST_STREAM;
        return isBlosc2() || bySize ? elementSize : 1;
    }
}
