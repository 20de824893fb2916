package io.h5sql.tests.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Seconds that the runs of one question took: on the clock, of processors, waiting for one. */
final class Timings {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Threads over which the wait for a core is spread. */
    private static final int THREADS = 2;

    private final List<Double> wall = new ArrayList<>();
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> calm = new ArrayList<>();

    /** A question asked. */
    interface Run {
        void run() throws Exception;
    }

    /** Runs it once more. */
    void measure(Run run) throws Exception {
        double waited = waited();
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        run.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        add(seconds, (PROCESS.getProcessCpuTime() - processor) / 1e9, waited() - waited, THREADS);
    }

    /** A run measured elsewhere. */
    void add(double seconds, double processor, double waited, int threads) {
        wall.add(seconds);
        cpu.add(processor);
        calm.add(seconds - waited / threads);
    }

    int size() {
        return wall.size();
    }

    double median() {
        return median(wall);
    }

    double cpu() {
        return median(cpu);
    }

    /**
     * What an idle machine would show: wall time less the time that the threads waited for a core,
     * not under half the processor time, not over the least wall time.
     */
    double quiet() {
        double least = wall.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        return Math.min(least, Math.max(median(calm), median(cpu) / THREADS));
    }

    @Override
    public String toString() {
        return millis(quiet()) + " (" + millis(median()) + ")";
    }

    /** Milliseconds with three figures or so. */
    static String millis(double seconds) {
        double ms = seconds * 1e3;
        return String.format(Locale.ROOT, ms >= 100 ? "%.0f" : ms >= 10 ? "%.1f" : "%.2f", ms);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Seconds that all threads of this process have waited for a core; 0 where nobody counts. */
    private static double waited() {
        File[] threads = new File("/proc/self/task").listFiles();
        double nanos = 0;
        for (File thread : threads == null ? new File[0] : threads) {
            try {
                String line = Files.readString(thread.toPath().resolve("schedstat"));
                nanos += Double.parseDouble(line.split(" ")[1]);
            } catch (IOException ended) {
                continue;
            }
        }
        return nanos / 1e9;
    }
}
