package io.h5sql.engine.filter;

import io.h5sql.engine.filter.blosc.Blosc;
import io.h5sql.engine.filter.blosc.Blosc2Frame;
import io.h5sql.engine.filter.bzip2.Bzip2Decoder;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.ZlibStream;
import io.h5sql.engine.filter.jpeg.JpegImage;
import io.h5sql.engine.filter.jpegls.JpegLsDecoder;
import io.h5sql.engine.filter.lz.Lz4Block;
import io.h5sql.engine.filter.lz.Lz4Chunk;
import io.h5sql.engine.filter.lz.LzfBlock;
import io.h5sql.engine.filter.lz.LzoChunk;
import io.h5sql.engine.filter.packed.NbitChunk;
import io.h5sql.engine.filter.packed.ScaleOffsetChunk;
import io.h5sql.engine.filter.shuffle.BitshuffleChunk;
import io.h5sql.engine.filter.szip.SzipChunk;
import io.h5sql.engine.filter.zfp.ZfpChunk;
import io.h5sql.engine.filter.zstd.ZstdDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The filters this engine brings along, by number. */
final class StandardFilters {
    private static final int DEFLATE = 1;
    private static final int SZIP = 4;
    private static final int NBIT = 5;
    private static final int SCALE_OFFSET = 6;
    private static final int LZO = 305;
    private static final int BZIP2 = 307;
    private static final int LZF = 32000;
    private static final int BLOSC = 32001;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int ZFP = 32013;
    private static final int ZSTANDARD = 32015;
    private static final int FCIDECOMP = 32018;
    private static final int JPEG = 32019;
    private static final int BITGROOM = 32022;
    private static final int GRANULAR_BITROUND = 32023;
    private static final int BLOSC2 = 32026;

    /** A match of 258 bytes in two bits. */
    private static final long DEFLATE_RATIO = 1032;

    /** Three bytes stand for at most 264. */
    private static final long LZF_RATIO = 88;

    /** A length byte of 255 in an LZ4, BloscLZ or LZO match. */
    private static final long LZ_RATIO = 255;

    /** A block of 128 KiB may be one byte and its header. */
    private static final long ZSTANDARD_RATIO = 1 << 17;

    /** Where a few bytes may stand for a whole chunk of equal values. */
    private static final long ANY_RATIO = Integer.MAX_VALUE;

    private StandardFilters() {}

    static Map<Integer, FilterFactory> factories() {
        Map<Integer, FilterFactory> filters = new HashMap<>();
        filters.put(DEFLATE, plain(new ZlibStream("filter 1 (deflate)"), DEFLATE_RATIO));
        filters.put(ShuffleFilter.ID, ShuffleFilter::new);
        filters.put(Fletcher32Filter.ID, (spec, elementSize) -> new Fletcher32Filter());
        filters.put(LZF, plain(new LzfBlock(), LZF_RATIO));
        filters.put(SZIP, (spec, elementSize) -> szip(spec.clientData()));
        filters.put(
                NBIT, (spec, size) -> new BlockFilter(new NbitChunk(spec.clientData()), ANY_RATIO));
        filters.put(
                SCALE_OFFSET,
                (spec, size) ->
                        new BlockFilter(new ScaleOffsetChunk(spec.clientData()), ANY_RATIO));
        filters.put(LZO, plain(new LzoChunk(), LZ_RATIO));
        filters.put(BZIP2, plain(new Bzip2Decoder(), ANY_RATIO));
        filters.put(LZ4, plain(new Lz4Chunk(), LZ_RATIO));
        filters.put(BITSHUFFLE, StandardFilters::bitshuffle);
        filters.put(
                ZFP, (spec, size) -> new BlockFilter(new ZfpChunk(spec.clientData()), ANY_RATIO));
        filters.put(ZSTANDARD, plain(new ZstdDecoder(), ZSTANDARD_RATIO));
        filters.put(BLOSC, plain(new Blosc(), ANY_RATIO));
        filters.put(BLOSC2, plain(new Blosc2Frame(), ANY_RATIO));
        filters.put(FCIDECOMP, plain(new JpegLsDecoder(), ANY_RATIO));
        filters.put(JPEG, plain(new JpegImage(), ANY_RATIO));
        filters.put(BITGROOM, (spec, elementSize) -> new RoundingFilter());
        filters.put(GRANULAR_BITROUND, (spec, elementSize) -> new RoundingFilter());
        return Map.copyOf(filters);
    }

    private static FilterFactory plain(BlockDecoder decoder, long ratio) {
        Filter filter = new BlockFilter(decoder, ratio);
        return (spec, elementSize) -> filter;
    }

    private static Filter szip(List<Integer> values) {
        if (values.size() < 4) {
            throw Malformed.of("filter 4 (szip)", values.size() + " parameters, 4 expected");
        }
        return new BlockFilter(
                new SzipChunk(values.get(0), values.get(1), values.get(2), values.get(3)),
                ANY_RATIO);
    }

    /** Client data: two of the version, element size, elements of a block, codec. */
    private static Filter bitshuffle(FilterSpec spec, int elementSize) {
        List<Integer> values = spec.clientData();
        int size = values.size() > 2 ? values.get(2) : elementSize;
        int block = values.size() > 3 ? values.get(3) : 0;
        int codec = values.size() > 4 ? values.get(4) : 0;
        return switch (codec) {
            case 0 -> new BlockFilter(new BitshuffleChunk(size, block, Optional.empty()), 1);
            case 2 -> bitshuffle(size, block, new Lz4Block(), LZ_RATIO);
            case 3 -> bitshuffle(size, block, new ZstdDecoder(), ZSTANDARD_RATIO);
            default -> throw Malformed.unsupported("filter 32008 (bitshuffle)", "codec " + codec);
        };
    }

    private static Filter bitshuffle(int size, int block, BlockDecoder codec, long ratio) {
        return new BlockFilter(new BitshuffleChunk(size, block, Optional.of(codec)), ratio);
    }
}
