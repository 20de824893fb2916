package io.h5sql.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkGridTest {
    @Property(tries = 300)
    void walkVisitsTheChunksOfTheSelectedPositions(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int rank,
            @ForAll @IntRange(max = 3) int rowAxes) {
        Random random = new Random(seed);
        int leading = Math.min(rank, rowAxes);
        List<Long> shape = new ArrayList<>();
        List<Long> chunk = new ArrayList<>();
        List<RowRanges> wanted = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            shape.add((long) random.nextInt(9));
            chunk.add(1L + random.nextInt(4));
            wanted.add(some(random, shape.get(axis)));
        }
        ChunkGrid grid = new ChunkGrid(shape, chunk);
        RowSelection rows = new RowSelection(shape.subList(0, leading), wanted.subList(0, leading));
        List<RowRanges> trailing = wanted.subList(leading, rank);

        Set<List<Long>> expected = new LinkedHashSet<>();
        for (GridWalk cell = new GridWalk(wanted); cell.next(); ) {
            List<Long> at = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                at.add(cell.coordinate(axis) / chunk.get(axis));
            }
            expected.add(at);
        }
        List<List<Long>> visited = new ArrayList<>();
        for (GridWalk walk = grid.walk(rows, trailing); walk.next(); ) {
            visited.add(LongStream.of(walk.coordinates()).boxed().toList());
        }
        assertEquals(expected, new LinkedHashSet<>(visited));
        assertEquals(visited.stream().sorted(ChunkGridTest::rowMajor).toList(), visited);
        assertEquals(expected.size(), grid.count(rows, trailing));
        assertEquals(expected.size(), visited.size());
    }

    @Test
    void walkOfCellsMatchesNestedLoops() {
        List<RowRanges> axes =
                List.of(RowRanges.of(1, 3), RowRanges.ofPositions(new long[] {0, 2, 3}));
        List<String> visited = new ArrayList<>();
        for (GridWalk walk = new GridWalk(axes); walk.next(); ) {
            visited.add(walk.coordinate(0) + "," + walk.coordinate(1));
        }
        assertEquals(List.of("1,0", "1,2", "1,3", "2,0", "2,2", "2,3"), visited);
    }

    @Test
    void edgeChunksEndWithTheAxis() {
        ChunkGrid grid = new ChunkGrid(List.of(10L, 0L), List.of(4L, 4L));
        assertEquals(3, grid.chunks(0));
        assertEquals(0, grid.chunks());
        assertEquals(8, grid.from(0, 2));
        assertEquals(10, grid.to(0, 2));
        assertEquals(2, grid.chunkOf(0, 9));
    }

    @Test
    void totalsThatOverflowAreErrors() {
        ChunkGrid grid = new ChunkGrid(List.of(1L << 40, 1L << 40), List.of(1L, 1L));
        H5Exception error = assertThrows(H5Exception.class, grid::chunks);
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, error.code());
        RowSelection rows = RowSelection.all(List.of(1L << 40, 1L << 40));
        assertThrows(H5Exception.class, rows::count);
        assertEquals(0, rows.narrow(1, RowRanges.empty()).count());
    }

    @Test
    void selectionOfRankZeroHasOneRow() {
        assertEquals(1, RowSelection.all(List.of()).count());
    }

    private static RowRanges some(Random random, long length) {
        long[] positions =
                LongStream.range(0, length).filter(p -> random.nextInt(3) == 0).toArray();
        return random.nextInt(4) == 0 ? RowRanges.all(length) : RowRanges.ofPositions(positions);
    }

    private static int rowMajor(List<Long> left, List<Long> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = Long.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
