package io.h5sql.engine.filter.zstd;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.util.Arrays;

/** Where frames are written: literals, and copies from what the same frame wrote before. */
final class Output {
    private final Span target;
    private final byte[] bytes;
    private int frame;
    private int to;

    Output(Span target) {
        this.target = target;
        bytes = target.array();
        frame = target.from();
        to = target.from();
    }

    void startFrame() {
        frame = to;
    }

    int frameLength() {
        return to - frame;
    }

    int written() {
        return to - target.from();
    }

    void literals(byte[] source, int from, int length) {
        room(length);
        System.arraycopy(source, from, bytes, to, length);
        to += length;
    }

    void fill(byte value, int length) {
        room(length);
        Arrays.fill(bytes, to, to + length, value);
        to += length;
    }

    void copy(int distance, int length) {
        if (distance <= 0 || distance > to - frame) {
            throw Malformed.of(ZstdDecoder.CODEC, "a copy from before the frame's start");
        }
        room(length);
        int source = to - distance;
        int stop = to + length;
        if (distance >= length) {
            System.arraycopy(bytes, source, bytes, to, length);
        } else {
            for (int i = to; i < stop; i++) {
                bytes[i] = bytes[source++];
            }
        }
        to = stop;
    }

    private void room(int length) {
        if (length > target.to() - to) {
            throw Malformed.tooLong(ZstdDecoder.CODEC, target.length());
        }
    }
}
