package io.h5sql.engine.decode;

import io.h5sql.engine.batch.BytesBuilder;
import io.h5sql.engine.batch.DecimalsBuilder;
import io.h5sql.engine.batch.IntsBuilder;
import io.h5sql.engine.batch.LongsBuilder;
import io.h5sql.engine.batch.ShortsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Datatype.FixedPoint;
import io.h5sql.engine.type.Datatype.Order;
import java.nio.ByteBuffer;

/**
 * Decoders of integers (class 0). Those of 1, 2, 4 and 8 whole bytes into their own column type are
 * copied in bulk; others go value by value through {@link IntegerDecoder}.
 */
final class Integers {
    private Integers() {}

    /** True where the integer has 1, 2, 4 or 8 bytes, all of them used. */
    static boolean isPlain(FixedPoint type) {
        boolean whole = type.bitOffset() == 0 && type.precision() == 8L * type.size();
        boolean sized = Integer.bitCount(type.size()) == 1 && type.size() <= 8;
        return whole && sized && type.order() != Order.VAX;
    }

    /** Reads integers of up to 64 bits of precision; unsigned ones of 64 bits as raw bits. */
    static LongLoader loader(FixedPoint type) {
        boolean big = type.order() == Order.BIG;
        if (isPlain(type)) {
            return switch (type.size()) {
                case 1 -> type.signed() ? (src, at) -> src[at] : (src, at) -> src[at] & 0xff;
                case 2 ->
                        type.signed()
                                ? (src, at) -> Plain.i16(src, at, big)
                                : (src, at) -> Plain.i16(src, at, big) & 0xffff;
                case 4 ->
                        type.signed()
                                ? (src, at) -> Plain.i32(src, at, big)
                                : (src, at) -> Plain.i32(src, at, big) & 0xffff_ffffL;
                default -> (src, at) -> Plain.i64(src, at, big);
            };
        }
        int position = type.bitOffset();
        int length = type.precision();
        Bits bits = bits(type);
        return type.signed()
                ? (src, at) -> bits.extractSigned(src, at, position, length)
                : (src, at) -> bits.extract(src, at, position, length);
    }

    /** Decoder of plain or odd integers of up to 128 bits into any integer type or DECIMAL. */
    static ElementDecoder decoder(FixedPoint type, ColumnType target, ColumnType natural) {
        if (type.precision() > 64) {
            return new WideIntegerDecoder(bits(type), type);
        }
        if (isPlain(type) && target.equals(natural)) {
            boolean big = type.order() == Order.BIG;
            return switch (type.size()) {
                case 1 -> type.signed() ? Integers::signed8 : Integers::unsigned8;
                case 2 -> type.signed() ? signed16(big) : unsigned16(big);
                case 4 -> type.signed() ? signed32(big) : unsigned32(big);
                default -> type.signed() ? signed64(big) : unsigned64(big);
            };
        }
        return new IntegerDecoder(loader(type), isUnsigned64(type));
    }

    static boolean isUnsigned64(FixedPoint type) {
        return !type.signed() && type.precision() == 64;
    }

    static Bits bits(FixedPoint type) {
        return new Bits(type.size(), type.order())
                .require(type.bitOffset(), type.precision(), "integer");
    }

    private static void signed8(byte[] src, int base, int stride, int n, VectorBuilder target) {
        byte[] values = ((BytesBuilder) target).ensure(n);
        int to = target.size();
        if (stride == 1) {
            System.arraycopy(src, base, values, to, n);
        } else {
            for (int k = 0, at = base; k < n; k++, at += stride) {
                values[to + k] = src[at];
            }
        }
        target.advance(n);
    }

    private static void unsigned8(byte[] src, int base, int stride, int n, VectorBuilder target) {
        short[] values = ((ShortsBuilder) target).ensure(n);
        int to = target.size();
        for (int k = 0, at = base; k < n; k++, at += stride) {
            values[to + k] = (short) (src[at] & 0xff);
        }
        target.advance(n);
    }

    private static ElementDecoder signed16(boolean big) {
        return (src, base, stride, n, target) -> {
            short[] values = ((ShortsBuilder) target).ensure(n);
            int to = target.size();
            if (stride == 2) {
                buffer(src, base, 2L * n, big).asShortBuffer().get(values, to, n);
            } else {
                for (int k = 0, at = base; k < n; k++, at += stride) {
                    values[to + k] = Plain.i16(src, at, big);
                }
            }
            target.advance(n);
        };
    }

    private static ElementDecoder unsigned16(boolean big) {
        return (src, base, stride, n, target) -> {
            int[] values = ((IntsBuilder) target).ensure(n);
            int to = target.size();
            for (int k = 0, at = base; k < n; k++, at += stride) {
                values[to + k] = Plain.i16(src, at, big) & 0xffff;
            }
            target.advance(n);
        };
    }

    private static ElementDecoder signed32(boolean big) {
        return (src, base, stride, n, target) -> {
            int[] values = ((IntsBuilder) target).ensure(n);
            int to = target.size();
            if (stride == 4) {
                buffer(src, base, 4L * n, big).asIntBuffer().get(values, to, n);
            } else {
                for (int k = 0, at = base; k < n; k++, at += stride) {
                    values[to + k] = Plain.i32(src, at, big);
                }
            }
            target.advance(n);
        };
    }

    private static ElementDecoder unsigned32(boolean big) {
        return (src, base, stride, n, target) -> {
            long[] values = ((LongsBuilder) target).ensure(n);
            int to = target.size();
            for (int k = 0, at = base; k < n; k++, at += stride) {
                values[to + k] = Plain.i32(src, at, big) & 0xffff_ffffL;
            }
            target.advance(n);
        };
    }

    private static ElementDecoder signed64(boolean big) {
        return (src, base, stride, n, target) -> {
            long[] values = ((LongsBuilder) target).ensure(n);
            int to = target.size();
            if (stride == 8) {
                buffer(src, base, 8L * n, big).asLongBuffer().get(values, to, n);
            } else {
                for (int k = 0, at = base; k < n; k++, at += stride) {
                    values[to + k] = Plain.i64(src, at, big);
                }
            }
            target.advance(n);
        };
    }

    private static ElementDecoder unsigned64(boolean big) {
        return (src, base, stride, n, target) -> {
            long[] words = ((DecimalsBuilder) target).ensure(n);
            int to = 2 * target.size();
            for (int k = 0, at = base; k < n; k++, at += stride) {
                words[to + 2 * k] = Plain.i64(src, at, big);
                words[to + 2 * k + 1] = 0;
            }
            target.advance(n);
        };
    }

    /** View of bytes that lie together, whose typed bulk reads run at memory speed. */
    static ByteBuffer buffer(byte[] src, int base, long length, boolean big) {
        return ByteBuffer.wrap(src, base, Math.toIntExact(length)).order(Plain.order(big));
    }
}
