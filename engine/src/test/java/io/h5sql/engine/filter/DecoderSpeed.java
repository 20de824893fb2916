package io.h5sql.engine.filter;

import io.h5sql.engine.filter.bzip2.Bzip2Decoder;
import io.h5sql.engine.filter.codec.BlockDecoder;
import io.h5sql.engine.filter.codec.CodecScratch;
import io.h5sql.engine.filter.codec.Span;
import io.h5sql.engine.filter.codec.ZlibStream;
import io.h5sql.engine.filter.shuffle.BitUnshuffle;
import io.h5sql.engine.filter.shuffle.ByteUnshuffle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Prints how fast decoders are: for each the median of {@value #ROUNDS} rounds after a warm-up, in
 * MB of decoded bytes per second of this thread's processor time, so that other work on the machine
 * counts less.
 *
 * <p>Arguments: files to decompress, by their ends {@code .bz2} and {@code .zlib}. Without any, it
 * unshuffles: any bytes are the shuffle of some others.
 */
final class DecoderSpeed {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 10;
    private static final long ROUND_NANOS = 40_000_000;
    private static final int CHUNK = 1 << 20;
    private static final int MOST = 1 << 26;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DecoderSpeed() {}

    public static void main(String[] files) throws IOException {
        if (files.length == 0) {
            unshuffles();
        }
        for (String file : files) {
            BlockDecoder decoder =
                    file.endsWith(".bz2") ? new Bzip2Decoder() : new ZlibStream("zlib");
            measure(file, decoder, Files.readAllBytes(Path.of(file)));
        }
    }

    private static void unshuffles() {
        byte[] noise = new byte[CHUNK];
        new Random(5).nextBytes(noise);
        for (int size : new int[] {2, 3, 4, 5, 6, 7, 8, 12, 16, 24}) {
            measure("byte unshuffle of " + size, unshuffled(noise, size, false), noise);
        }
        for (int block : new int[] {1 << 13, 1 << 18}) {
            for (int size : new int[] {1, 2, 3, 4, 8, 16, 24}) {
                byte[] bytes = Arrays.copyOf(noise, block / (8 * size) * 8 * size);
                measure(
                        "bit unshuffle of " + size + " in blocks of " + bytes.length,
                        unshuffled(bytes, size, true),
                        bytes);
            }
        }
    }

    private static BlockDecoder unshuffled(byte[] bytes, int size, boolean bits) {
        return (in, out, scratch) -> {
            if (bits) {
                BitUnshuffle.decode(in, size, out.array(), out.from(), scratch);
            } else {
                ByteUnshuffle.decode(in, size, out.array(), out.from());
            }
            return bytes.length;
        };
    }

    private static void measure(String name, BlockDecoder decoder, byte[] stored) {
        Span in = new Span(stored, 0, stored.length);
        Span out = new Span(new byte[MOST], 0, MOST);
        double[] speeds = new double[ROUNDS];
        try (CodecScratch scratch = new CodecScratch()) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                long done = 0;
                long took = 0;
                while (took < ROUND_NANOS) {
                    done += decoder.decode(in, out, scratch);
                    took = THREADS.getCurrentThreadCpuTime() - start;
                }
                if (round >= 0) {
                    speeds[round] = 1e3 * done / took;
                }
            }
        }
        Arrays.sort(speeds);
        System.out.printf(Locale.ROOT, "%-45s %6.0f MB/s%n", name, speeds[ROUNDS / 2]);
    }
}
