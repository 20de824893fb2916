package io.h5sql.engine.select;

import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A selection of elements of a dataspace, as files store it. */
public sealed interface Selected {
    /** Nothing. */
    record None() implements Selected {}

    /** Every element of the extent. */
    record All() implements Selected {}

    /** Single elements, in their order. */
    record Points(int rank, List<long[]> coordinates) implements Selected {
        public Points {
            coordinates = List.copyOf(coordinates);
        }
    }

    /** A product of blocks along each dimension. */
    record Regular(List<Hyperslab> axes) implements Selected {
        public Regular {
            axes = List.copyOf(axes);
        }

        /** The first dimension without a limit, or -1. */
        public int unlimitedAxis() {
            for (int axis = 0; axis < axes.size(); axis++) {
                if (axes.get(axis).isUnlimited()) {
                    return axis;
                }
            }
            return -1;
        }

        /**
         * The elements.
         *
         * @param most positions to take of the dimension without a limit
         */
        public ElementSet elements(long most) {
            return new ProductSet(axes.stream().map(axis -> axis.positions(most)).toList());
        }

        /** The elements in one block of the dimension without a limit. */
        public ElementSet block(long number) {
            int unlimited = unlimitedAxis();
            List<AxisSet> parts = new ArrayList<>();
            for (int axis = 0; axis < axes.size(); axis++) {
                Hyperslab slab = axes.get(axis);
                parts.add(axis == unlimited ? slab.single(number) : slab.positions(0));
            }
            return new ProductSet(parts);
        }
    }

    /**
     * A union of blocks that do not overlap.
     *
     * @param first first element of each
     * @param last last element of each
     */
    record Blocks(int rank, List<long[]> first, List<long[]> last) implements Selected {
        /** Runs kept of a union that is no product. */
        private static final int MAX_RUNS = 1 << 22;

        public Blocks {
            first = List.copyOf(first);
            last = List.copyOf(last);
        }

        /**
         * The elements.
         *
         * @throws H5Exception UNSUPPORTED_FEATURE for a union too ragged to be kept
         */
        public ElementSet elements() {
            TreeSet<long[]> corners = new TreeSet<>(Arrays::compare);
            corners.addAll(first);
            List<AxisSet> axes = new ArrayList<>();
            long combinations = 1;
            for (int axis = 0; axis < rank; axis++) {
                int along = axis;
                TreeSet<List<Long>> spans =
                        new TreeSet<>(java.util.Comparator.comparing(span -> span.get(0)));
                boolean plain = true;
                for (int i = 0; i < first.size(); i++) {
                    List<Long> span = List.of(first.get(i)[along], last.get(i)[along]);
                    List<Long> known = spans.floor(span);
                    plain &= known == null || known.equals(span) || known.get(1) < span.get(0);
                    List<Long> next = spans.higher(span);
                    plain &= next == null || next.get(0) > span.get(1);
                    spans.add(span);
                }
                combinations *= spans.size();
                if (!plain || combinations > first.size()) {
                    return runs();
                }
                RowRanges.Appender ranges = new RowRanges.Appender(spans.size());
                spans.forEach(span -> ranges.add(span.get(0), span.get(1) + 1));
                axes.add(new AxisSet.Ranges(ranges.finish()));
            }
            boolean product = combinations == first.size() && corners.size() == first.size();
            return product ? new ProductSet(axes) : runs();
        }

        private ElementSet runs() {
            List<long[]> runs = new ArrayList<>();
            int end = rank - 1;
            for (int i = 0; i < first.size(); i++) {
                long length = last.get(i)[end] - first.get(i)[end] + 1;
                long[] at = Arrays.copyOf(first.get(i), rank + 1);
                at[rank] = length;
                int axis;
                do {
                    if (runs.size() == MAX_RUNS) {
                        throw H5Exception.unsupported(
                                "a selection of more than " + MAX_RUNS + " runs");
                    }
                    runs.add(at.clone());
                    axis = end - 1;
                    while (axis >= 0 && ++at[axis] > last.get(i)[axis]) {
                        at[axis] = first.get(i)[axis];
                        axis--;
                    }
                } while (axis >= 0);
            }
            runs.sort(Arrays::compare);
            return new RunSet(rank, runs, runs.stream().mapToLong(run -> run[rank]).toArray());
        }
    }
}
