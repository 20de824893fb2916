package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.FloatingPoint;
import io.h5sql.engine.type.Datatype.Order;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Datatype messages as IV.A.2.d of the specification lays them out. */
class DatatypeMessageTest {
    private final ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);

    private Datatype decoded() {
        return DatatypeMessage.decode(
                new ByteCursor(bytes.array(), 0, bytes.position(), 0, "datatype message"), 8);
    }

    private ErrorCode refused() {
        return assertThrows(H5Exception.class, this::decoded).code();
    }

    /** Class and version, class bit field, size. */
    private void head(int kind, int version, int bits, int size) {
        bytes.put((byte) (version << 4 | kind));
        bytes.put((byte) bits).put((byte) (bits >> 8)).put((byte) (bits >> 16)).putInt(size);
    }

    private void float64(int order) {
        head(1, 1, 63 << 8 | 0x20 | order, 8);
        bytes.putShort((short) 0).putShort((short) 64);
        bytes.put((byte) 52).put((byte) 11).put((byte) 0).put((byte) 52).putInt(1023);
    }

    @Test
    void byteOrderOfFloatsHasTwoBits() {
        float64(0x41);
        assertEquals(Order.VAX, ((FloatingPoint) decoded()).order());
        bytes.clear();
        float64(0x01);
        assertEquals(Order.BIG, ((FloatingPoint) decoded()).order());
        bytes.clear();
        float64(0x40);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, refused());
    }

    @Test
    void complexNumbersAreRectangular() {
        head(11, 5, 1, 16);
        float64(0);
        assertEquals(16, ((Datatype.Complex) decoded()).size());
        bytes.clear();
        head(11, 5, 3, 16);
        float64(0);
        assertEquals(ErrorCode.UNSUPPORTED_FEATURE, refused());
        bytes.clear();
        head(11, 5, 1, 12);
        float64(0);
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, refused());
    }

    @Test
    void nestingHasAnEnd() {
        ByteBuffer deep = ByteBuffer.allocate(100 * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 100; i++) {
            deep.put((byte) 0x19).put((byte) 0).putShort((short) 0).putInt(16);
        }
        H5Exception error =
                assertThrows(
                        H5Exception.class,
                        () ->
                                DatatypeMessage.decode(
                                        new ByteCursor(deep.array(), 0, deep.position(), 0, "d"),
                                        8));
        assertEquals(ErrorCode.CORRUPT_STRUCTURE, error.code());
    }
}
