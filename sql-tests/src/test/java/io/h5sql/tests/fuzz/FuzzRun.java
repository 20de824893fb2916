package io.h5sql.tests.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads mutants, several at a time, each under a watch. One that takes longer than {@value
 * #SLOW_MILLIS} ms is read again when nothing else runs, since the machine may be busy. It is a
 * defect where every try takes longer than that, in time and in the processor's time, and longer
 * than {@link #yardstick}, which a slow or busy machine stretches alike. So is one that does not
 * end at all.
 */
final class FuzzRun {
    private static final long SLOW_MILLIS = 2000;
    private static final long HANG_MILLIS = 120_000;
    private static final int TRIES = 3;

    /** What a core of 3 GHz does in two seconds, at six cycles a step. */
    private static final long YARDSTICK_STEPS = 1_000_000_000L;

    private static final int MOST_DEFECTS = 25;

    private final Path folder;
    private final ConcurrentLinkedQueue<String> defects = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Mutant> slow = new ConcurrentLinkedQueue<>();

    private final AtomicLong withRows = new AtomicLong();

    FuzzRun(Path folder) {
        this.folder = folder;
    }

    /** Reads mutants {@code [from, to)}, or fewer once much is wrong. */
    void run(long from, long to, int threads, LongFunction<Mutant> mutants)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> parts = new ArrayList<>();
        for (int part = 0; part < threads; part++) {
            long first = from + part;
            parts.add(
                    pool.submit(
                            () -> {
                                for (long i = first; i < to && !full(); i += threads) {
                                    once(mutants.apply(i));
                                }
                                return null;
                            }));
        }
        for (Future<?> part : parts) {
            part.get();
        }
        pool.shutdownNow();
    }

    /** What is wrong with all that was read; reads once more what was slow, the JVM being warm. */
    List<String> finish() throws InterruptedException {
        for (Mutant mutant : slow) {
            again(mutant);
        }
        slow.clear();
        return List.copyOf(defects);
    }

    /** How many mutants still gave rows: what a refusal at the door hides, nothing tests. */
    long withRows() {
        return withRows.get();
    }

    private boolean full() {
        return defects.size() >= MOST_DEFECTS;
    }

    private void once(Mutant mutant) throws IOException, InterruptedException {
        if (timed(mutant) > SLOW_MILLIS) {
            slow.add(mutant);
        }
    }

    private void again(Mutant mutant) throws InterruptedException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best > SLOW_MILLIS; i++) {
            long before = processorMillis();
            try {
                best = Math.min(best, timed(mutant));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            best = Math.min(best, processorMillis() - before);
        }
        if (best > SLOW_MILLIS && best < HANG_MILLIS) {
            long allowed = yardstick();
            if (best > allowed) {
                report(mutant, "takes " + best + " ms, the yardstick " + allowed + " ms");
            }
        }
    }

    /** Milliseconds for steps of a generator each of which needs the one before. */
    private static long yardstick() {
        long start = System.nanoTime();
        long state = 1;
        for (long i = 0; i < YARDSTICK_STEPS; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return state == 0 ? 0 : millis;
    }

    /** What this process has used: other programs do not count. */
    private static long processorMillis() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    /** Milliseconds that reading takes; defects are noted. */
    private long timed(Mutant mutant) throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, "mutant", ".h5");
        Files.write(file, mutant.bytes());
        AtomicReference<@Nullable Thread> reader = new AtomicReference<>();
        ExecutorService single =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "mutant");
                            thread.setDaemon(true);
                            reader.set(thread);
                            return thread;
                        });
        long start = System.nanoTime();
        try {
            MutantReader.Reading found =
                    single.submit(() -> MutantReader.read(file))
                            .get(HANG_MILLIS, TimeUnit.MILLISECONDS);
            found.defects().forEach(defect -> report(mutant, defect));
            if (found.rows() > 0) {
                withRows.incrementAndGet();
            }
            return (System.nanoTime() - start) / 1_000_000;
        } catch (TimeoutException e) {
            report(mutant, "does not end:\n" + stack(reader.get()));
            return HANG_MILLIS;
        } catch (ExecutionException e) {
            report(mutant, "escaped: " + e.getCause());
            return 0;
        } finally {
            single.shutdownNow();
            Files.delete(file);
        }
    }

    private void report(Mutant mutant, String defect) {
        defects.add(mutant.id() + " " + mutant.edits() + "\n  " + defect);
    }

    private static String stack(@Nullable Thread thread) {
        return thread == null
                ? ""
                : Arrays.stream(thread.getStackTrace())
                        .limit(30)
                        .map(frame -> "    at " + frame)
                        .collect(Collectors.joining("\n"));
    }
}
