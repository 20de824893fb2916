package io.h5sql.engine.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
