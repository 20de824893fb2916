package io.h5sql.driver.console.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.ColumnType.Scalar;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SameValuesTest {
    private static Vector.Octets octets(ColumnType type, Validity validity, String... values) {
        int[] offsets = new int[values.length + 1];
        byte[] data = String.join("", values).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < values.length; i++) {
            offsets[i + 1] = offsets[i] + values[i].getBytes(StandardCharsets.UTF_8).length;
        }
        return new Vector.Octets(type, offsets, data, values.length, validity);
    }

    private static int mismatch(Vector here, Object there) throws NotComparable {
        return SameValues.mismatch(here, 0, here.size(), there);
    }

    @Test
    void numbersAreComparedWhateverTheirWidth() throws NotComparable {
        Vector ints = new Vector.Ints(new int[] {1, -2, 3}, 3, Validity.ALL);
        assertEquals(-1, mismatch(ints, new int[] {1, -2, 3}));
        assertEquals(-1, mismatch(ints, new long[] {1, -2, 3}));
        assertEquals(1, mismatch(ints, new short[] {1, 2, 3}));
        assertEquals(2, mismatch(ints, new int[] {1, -2}));
        assertThrows(NotComparable.class, () -> mismatch(ints, new double[] {1, -2, 3}));
        assertThrows(NotComparable.class, () -> mismatch(ints, 1));
    }

    @Test
    void notANumberIsItselfAndZeroHasASign() throws NotComparable {
        Vector doubles = new Vector.Doubles(new double[] {Double.NaN, 0.0}, 2, Validity.ALL);
        assertEquals(-1, mismatch(doubles, new double[] {Double.NaN, 0.0}));
        assertEquals(1, mismatch(doubles, new double[] {Double.NaN, -0.0}));
    }

    @Test
    void unsigned64IsExact() throws NotComparable {
        Vector most =
                new Vector.Decimals(
                        ColumnType.Decimal.UINT64, new long[] {-1, 0, 5, 0}, 2, Validity.ALL);
        BigInteger top = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        assertEquals(-1, mismatch(most, new BigInteger[] {top, BigInteger.valueOf(5)}));
        assertEquals(0, mismatch(most, new BigInteger[] {top.negate(), BigInteger.valueOf(5)}));
    }

    @Test
    void textBytesAndWhatIsMissing() throws NotComparable {
        Validity second = Validity.ofWords(new long[] {0b01});
        Vector text = octets(ColumnType.Varchar.UNBOUNDED, second, "γ", "");
        assertEquals(-1, mismatch(text, new String[] {"γ", ""}));
        assertEquals(-1, mismatch(text, new Object[] {"γ", null}));
        assertEquals(1, mismatch(text, new String[] {"γ", "x"}));
        assertEquals(0, mismatch(text, new String[] {null, null}));
        Vector bytes = octets(new ColumnType.Varbinary(-1), Validity.ALL, "ab");
        byte[] same = {'a', 'b'};
        assertEquals(-1, mismatch(bytes, new ByteBuffer[] {ByteBuffer.wrap(same)}));
        assertEquals(0, mismatch(bytes, new byte[][] {{'a', 'c'}}));
        assertThrows(NotComparable.class, () -> mismatch(bytes, new Object[] {"ab"}));
    }

    @Test
    void addressesOfReferencesAreNumbersThere() throws NotComparable {
        Validity first = Validity.ofWords(new long[] {0b01});
        Vector paths = octets(ColumnType.Varchar.UNBOUNDED, first, "800", "");
        assertEquals(-1, mismatch(paths, new long[] {800, 0}));
        assertEquals(0, mismatch(paths, new long[] {801, 0}));
        assertEquals(1, mismatch(paths, new long[] {800, 800}));
    }

    @Test
    void listsAreComparedElementByElement() throws NotComparable {
        Vector elements = new Vector.Ints(new int[] {1, 2, 3}, 3, Validity.ALL);
        Vector lists =
                new Vector.Lists(
                        new ColumnType.ListOf(Scalar.INTEGER),
                        new int[] {0, 2, 2, 3},
                        elements,
                        3,
                        Validity.ALL);
        assertEquals(-1, mismatch(lists, new Object[] {new int[] {1, 2}, null, new int[] {3}}));
        assertEquals(2, mismatch(lists, new int[][] {{1, 2}, {}, {4}}));
        assertEquals(0, mismatch(lists, new int[][] {{1, 2, 2}, {}, {3}}));
    }

    @Test
    void truthIsALabelThere() throws NotComparable {
        Vector flags = new Vector.Booleans(new byte[] {1, 0}, 2, Validity.ALL);
        assertEquals(-1, mismatch(flags, new String[] {"TRUE", "FALSE"}));
        assertEquals(1, mismatch(flags, new String[] {"TRUE", "TRUE"}));
    }
}
