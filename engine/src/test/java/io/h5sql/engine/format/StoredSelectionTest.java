package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Selections as section VIII.A of the specification lays them out. */
class StoredSelectionTest {
    private final ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);

    private Selected decoded() {
        return StoredSelection.decode(new ByteCursor(bytes.array(), 0, bytes.position(), 0, "s"));
    }

    @Test
    void regularHyperslabOfVersionThree() {
        bytes.putInt(2).putInt(3).put((byte) 1).put((byte) 2).putInt(2);
        bytes.putShort((short) 1).putShort((short) 5).putShort((short) -1).putShort((short) 2);
        bytes.putShort((short) 0).putShort((short) 1).putShort((short) 1).putShort((short) 7);
        assertEquals(
                new Selected.Regular(
                        List.of(
                                new Hyperslab(1, 5, Hyperslab.UNLIMITED, 2),
                                new Hyperslab(0, 1, 1, 7))),
                decoded());
    }

    @Test
    void blocksOfVersionThree() {
        bytes.putInt(2).putInt(3).put((byte) 0).put((byte) 4).putInt(1).putInt(2);
        bytes.putInt(3).putInt(4).putInt(8).putInt(8);
        Selected.Blocks blocks = (Selected.Blocks) decoded();
        assertArrayEquals(new long[] {3}, blocks.first().get(0));
        assertArrayEquals(new long[] {8}, blocks.last().get(1));
    }

    @Test
    void pointsOfVersionTwo() {
        bytes.putInt(1).putInt(2).put((byte) 8).putInt(2).putLong(1).putLong(5).putLong(6);
        Selected.Points points = (Selected.Points) decoded();
        assertArrayEquals(new long[] {5, 6}, points.coordinates().get(0));
    }

    @Test
    void overlappingBlocksAreRefused() {
        bytes.putInt(2).putInt(2).put((byte) 1).putInt(36).putInt(1);
        bytes.putLong(0).putLong(2).putLong(4).putLong(3);
        H5Exception error = assertThrows(H5Exception.class, this::decoded);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
    }

    @Test
    void severalEndlessBlocksAreRefused() {
        bytes.putInt(2).putInt(2).put((byte) 1).putInt(36).putInt(1);
        bytes.putLong(0).putLong(2).putLong(4).putLong(-1);
        H5Exception error = assertThrows(H5Exception.class, this::decoded);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
    }

    @Test
    void aBlockUpToTheLargestNumberIsRefused() {
        bytes.putInt(2).putInt(3).put((byte) 0).put((byte) 8).putInt(1).putLong(1);
        bytes.putLong(0).putLong(Long.MAX_VALUE);
        H5Exception error = assertThrows(H5Exception.class, this::decoded);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
    }

    @Test
    void aCountBeyondTheBytesIsRefused() {
        bytes.putInt(1).putInt(1).putLong(0).putInt(2).putInt(0x7fffffff).putLong(0);
        H5Exception error = assertThrows(H5Exception.class, this::decoded);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
    }
}
