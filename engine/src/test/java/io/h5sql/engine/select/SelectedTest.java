package io.h5sql.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Elements of selections against a walk over every element of the extent. */
class SelectedTest {
    private final Random random = new Random(3);

    @Test
    void regularOnesAreTheProductOfTheirAxes() {
        for (int round = 0; round < 300; round++) {
            List<Hyperslab> axes = new ArrayList<>();
            boolean[][] taken = new boolean[2][40];
            for (int axis = 0; axis < 2; axis++) {
                int block = 1 + random.nextInt(3);
                int count = 1 + random.nextInt(4);
                int stride = count == 1 ? 1 : block + random.nextInt(4);
                int start = random.nextInt(5);
                axes.add(new Hyperslab(start, stride, count, block));
                for (int i = 0; i < count; i++) {
                    Arrays.fill(taken[axis], start + i * stride, start + i * stride + block, true);
                }
            }
            boolean[][] cells = new boolean[40][40];
            for (int i = 0; i < 40; i++) {
                for (int j = 0; j < 40; j++) {
                    cells[i][j] = taken[0][i] && taken[1][j];
                }
            }
            check(new Selected.Regular(axes).elements(0), cells);
        }
    }

    @Test
    void unlimitedOnesEndAfterSoManyPositions() {
        Hyperslab slab = new Hyperslab(2, 5, Hyperslab.UNLIMITED, 3);
        assertEquals(0, slab.countBelow(2));
        assertEquals(3, slab.countBelow(7));
        assertEquals(5, slab.countBelow(9));
        assertEquals(9, slab.extentOf(5));
        assertEquals(5, slab.extentOf(3));
        assertEquals(0, slab.extentOf(0));
        assertEquals(7, slab.positions(4).position(3));
        Hyperslab endless = new Hyperslab(4, 1, 1, Hyperslab.UNLIMITED);
        assertEquals(6, endless.countBelow(10));
        assertEquals(10, endless.extentOf(6));
    }

    @Test
    void blocksAreTheirUnion() {
        for (int round = 0; round < 300; round++) {
            boolean[][] cells = new boolean[40][40];
            List<long[]> first = new ArrayList<>();
            List<long[]> last = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int row = random.nextInt(6);
                int column = random.nextInt(6);
                int height = 1 + random.nextInt(4);
                int width = 1 + random.nextInt(4);
                if (isFree(cells, row, column, height, width)) {
                    first.add(new long[] {row, column});
                    last.add(new long[] {row + height - 1, column + width - 1});
                }
            }
            check(new Selected.Blocks(2, first, last).elements(), cells);
        }
    }

    @Test
    void aGridOfBlocksIsAProduct() {
        List<long[]> corners = new ArrayList<>();
        for (long i = 0; i < 9; i++) {
            corners.add(new long[] {i / 3 * 2, i % 3 * 4});
        }
        assertInstanceOf(ProductSet.class, new Selected.Blocks(2, corners, corners).elements());
    }

    @Test
    void sizesBeyondTheLargestNumberAreErrors() {
        long half = 1L << 40;
        Hyperslab wide = new Hyperslab(0, 2, half, 1);
        Selected.Regular square = new Selected.Regular(List.of(wide, wide));
        H5Exception error = assertThrows(H5Exception.class, () -> square.elements(0));
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, error.code());
        Hyperslab endless = new Hyperslab(5, 1L << 60, Hyperslab.UNLIMITED, 2);
        assertEquals(5 + (1L << 60) + 1, endless.extentOf(3));
        assertEquals(5 + (1L << 60) + 2, endless.extentOfBlocks(2));
        assertThrows(H5Exception.class, () -> endless.extentOf(17));
        assertThrows(H5Exception.class, () -> endless.extentOfBlocks(9));
    }

    /** Four corners of a grid of four, but one of them twice: no product. */
    @Test
    void repeatedBlocksAreNotTakenForAGrid() {
        List<long[]> corners =
                List.of(new long[] {0, 0}, new long[] {0, 2}, new long[] {2, 0}, new long[] {0, 2});
        ElementSet set = new Selected.Blocks(2, corners, corners).elements();
        set.forEachRun(
                new long[] {2, 2},
                new long[] {3, 3},
                (at, length, number) -> {
                    throw new AssertionError("element " + Arrays.toString(at));
                });
        assertEquals(4, set.count());
    }

    /** Whether no cell of the block is taken; takes them. */
    private static boolean isFree(boolean[][] cells, int row, int column, int height, int width) {
        for (int i = row; i < row + height; i++) {
            for (int j = column; j < column + width; j++) {
                if (cells[i][j]) {
                    return false;
                }
            }
        }
        for (int i = row; i < row + height; i++) {
            Arrays.fill(cells[i], column, column + width, true);
        }
        return true;
    }

    private void check(ElementSet set, boolean[][] cells) {
        long[] low = {random.nextInt(8), random.nextInt(8)};
        long[] high = {low[0] + 1 + random.nextInt(8), low[1] + 1 + random.nextInt(8)};
        List<String> expected = new ArrayList<>();
        long[] at = new long[2];
        long number = 0;
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                if (!cells[i][j]) {
                    continue;
                }
                long run = set.locate(number, at);
                assertEquals(i + "," + j, at[0] + "," + at[1]);
                assertEquals(true, run >= 1 && cells[i][(int) (j + run - 1)]);
                if (i >= low[0] && i < high[0] && j >= low[1] && j < high[1]) {
                    expected.add(i + "," + j + " is " + number);
                }
                number++;
            }
        }
        assertEquals(number, set.count());
        List<String> found = new ArrayList<>();
        set.forEachRun(
                low,
                high,
                (place, length, first) -> {
                    for (int k = 0; k < length; k++) {
                        found.add(place[0] + "," + (place[1] + k) + " is " + (first + k));
                    }
                });
        found.sort(null);
        expected.sort(null);
        assertEquals(expected, found);
    }
}
