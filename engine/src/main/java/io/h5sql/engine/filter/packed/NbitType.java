package io.h5sql.engine.filter.packed;

import io.h5sql.engine.filter.codec.BitsFromTop;
import io.h5sql.engine.filter.codec.Words;
import java.util.List;

/** How the N-bit filter stores one value: what its client data says of the dataset's type. */
sealed interface NbitType {
    /** Bytes of a decoded value. */
    int size();

    /** Reads one value and writes its {@link #size} bytes, which hold zeros. */
    void decode(BitsFromTop bits, byte[] out, int to);

    /**
     * A number of {@code precision} bits, {@code offset} bits above the lowest of the value; the
     * bits around it are not stored.
     */
    record Atomic(int size, boolean bigEndian, int precision, int offset) implements NbitType {
        @Override
        public void decode(BitsFromTop bits, byte[] out, int to) {
            if (size <= Long.BYTES) {
                Words.put(out, to, size, bigEndian, bits.readLong(precision) << offset);
                return;
            }
            int top = offset + precision;
            for (int k = (top - 1) / 8; k >= offset / 8; k--) {
                int low = Math.max(offset, 8 * k);
                int high = Math.min(top, 8 * k + 8);
                long part = bits.read(high - low) << low - 8 * k;
                out[to + (bigEndian ? size - 1 - k : k)] = (byte) part;
            }
        }
    }

    /** Bytes stored as they are. */
    record Whole(int size) implements NbitType {
        @Override
        public void decode(BitsFromTop bits, byte[] out, int to) {
            for (int i = 0; i < size; i++) {
                out[to + i] = (byte) bits.read(8);
            }
        }
    }

    /** Values of one type, one after the other. */
    record Array(int size, NbitType element) implements NbitType {
        @Override
        public void decode(BitsFromTop bits, byte[] out, int to) {
            for (int at = 0; at < size; at += element.size()) {
                element.decode(bits, out, to + at);
            }
        }
    }

    /** Members at their places; the bytes between them are not stored. */
    record Compound(int size, List<Member> members) implements NbitType {
        @Override
        public void decode(BitsFromTop bits, byte[] out, int to) {
            for (Member member : members) {
                member.type().decode(bits, out, to + member.offset());
            }
        }
    }

    record Member(int offset, NbitType type) {}
}
