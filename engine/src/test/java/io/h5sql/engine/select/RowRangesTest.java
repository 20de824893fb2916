package io.h5sql.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowRangesTest {
    private static final long LENGTH = 60;

    @Property
    void positionsComeBackAsTheirSet(
            @ForAll @Size(max = 80) Set<@LongRange(min = 0, max = LENGTH - 1) Long> set) {
        RowRanges ranges = ranges(set);
        assertEquals(new TreeSet<>(set), positions(ranges));
        assertEquals(set.size(), ranges.count());
        assertEquals(set.isEmpty(), ranges.isEmpty());
    }

    @Property
    void algebraIsThatOfSets(
            @ForAll Set<@LongRange(min = 0, max = LENGTH - 1) Long> left,
            @ForAll Set<@LongRange(min = 0, max = LENGTH - 1) Long> right) {
        Set<Long> union = new TreeSet<>(left);
        union.addAll(right);
        Set<Long> both = new TreeSet<>(left);
        both.retainAll(right);
        assertEquals(union, positions(ranges(left).union(ranges(right))));
        assertEquals(both, positions(ranges(left).intersect(ranges(right))));
        assertEquals(ranges(union), ranges(left).union(ranges(right)));
    }

    @Property
    void complementIsWhatIsLeft(
            @ForAll Set<@LongRange(min = 0, max = LENGTH - 1) Long> set,
            @ForAll @LongRange(min = 0, max = LENGTH) long length) {
        Set<Long> left =
                LongStream.range(0, length)
                        .boxed()
                        .filter(p -> !set.contains(p))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(left, positions(ranges(set).complement(length)));
    }

    @Property
    void containsAndIntersectsAgreeWithTheSet(
            @ForAll Set<@LongRange(min = 0, max = LENGTH - 1) Long> set,
            @ForAll @LongRange(min = 0, max = LENGTH) long from,
            @ForAll @LongRange(min = 0, max = LENGTH) long to) {
        RowRanges ranges = ranges(set);
        assertEquals(set.contains(from), ranges.contains(from));
        boolean some = LongStream.range(from, to).anyMatch(set::contains);
        assertEquals(some, ranges.intersects(from, to));
    }

    @Test
    void refusesWhatIsNoRange() {
        for (Runnable wrong :
                new Runnable[] {
                    () -> RowRanges.of(-1, 3),
                    () -> RowRanges.of(4, 3),
                    () -> RowRanges.single(Long.MAX_VALUE),
                    () -> RowRanges.ofPositions(new long[] {3, -2})
                }) {
            H5Exception error = assertThrows(H5Exception.class, wrong::run);
            assertEquals(ErrorCode.INVALID_ARGUMENT, error.code());
        }
    }

    private static RowRanges ranges(Set<Long> set) {
        return RowRanges.ofPositions(set.stream().mapToLong(Long::longValue).toArray());
    }

    /** The positions, having checked the invariants on the way. */
    private static Set<Long> positions(RowRanges ranges) {
        Set<Long> set = new TreeSet<>();
        for (int i = 0; i < ranges.rangeCount(); i++) {
            assertTrue(ranges.from(i) < ranges.to(i), ranges::toString);
            assertTrue(i == 0 || ranges.to(i - 1) < ranges.from(i), ranges::toString);
            LongStream.range(ranges.from(i), ranges.to(i)).forEach(set::add);
        }
        return set;
    }
}
