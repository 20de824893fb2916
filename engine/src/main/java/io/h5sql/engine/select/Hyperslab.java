package io.h5sql.engine.select;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;

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

    /**
     * Extent whose end is the last of so many positions.
     *
     * @throws H5Exception CORRUPT_STRUCTURE where it passes 2^63
     */
    public long extentOf(long positions) {
        if (positions == 0) {
            return 0;
        }
        long last = positions - 1;
        long whole = block == UNLIMITED ? 0 : last / block;
        long rest = last - whole * Math.max(1, block);
        return whole > (Long.MAX_VALUE - start) / stride
                ? checked(-1)
                : checked(start + whole * stride + rest + 1);
    }

    /**
     * Extent that ends with block {@code blocks - 1}; 0 without blocks.
     *
     * @throws H5Exception CORRUPT_STRUCTURE where it passes 2^63
     */
    public long extentOfBlocks(long blocks) {
        if (blocks == 0) {
            return 0;
        }
        return blocks - 1 > (Long.MAX_VALUE - start) / stride
                ? checked(-1)
                : checked(start + (blocks - 1) * stride + block);
    }

    private long checked(long extent) {
        if (extent < 0) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE, "selection " + this + " reaches beyond 2^63");
        }
        return extent;
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
