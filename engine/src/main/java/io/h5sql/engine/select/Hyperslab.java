package io.h5sql.engine.select;

/**
 * Blocks of positions along one dimension, as a regular hyperslab has them.
 *
 * @param count blocks, or {@link #UNLIMITED}
 * @param block positions of a block, or {@link #UNLIMITED}
 */
public record Hyperslab(long start, long stride, long count, long block) {
    public static final long UNLIMITED = -1;

    public boolean isUnlimited() {
        return count == UNLIMITED || block == UNLIMITED;
    }

    /** Past the last position; {@link Long#MAX_VALUE} where there is none. */
    public long end() {
        return isUnlimited() ? Long.MAX_VALUE : start + (count - 1) * stride + block;
    }

    /** Positions before {@code extent}. */
    public long countBelow(long extent) {
        if (block == UNLIMITED) {
            return Math.max(0, extent - start);
        }
        return positions(Long.MAX_VALUE).countBelow(extent);
    }

    /** Extent whose end is the last of so many positions. */
    public long extentOf(long positions) {
        if (positions == 0) {
            return 0;
        }
        return positions(positions).position(positions - 1) + 1;
    }

    /** All positions; of an unlimited one the first {@code most}. */
    public AxisSet.Striped positions(long most) {
        if (block == UNLIMITED || block == stride || count == 1) {
            long all = isUnlimited() ? most : count * block;
            long size = Math.max(1, all);
            return new AxisSet.Striped(start, size, size, all);
        }
        return new AxisSet.Striped(start, stride, block, count == UNLIMITED ? most : count * block);
    }

    /** The block with this number alone. */
    public AxisSet.Striped single(long number) {
        return new AxisSet.Striped(start + number * stride, block, block, block);
    }
}
