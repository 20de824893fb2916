package io.h5sql.engine.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.h5sql.engine.batch.OctetsBuilder;
import io.h5sql.engine.batch.VectorBuilder;
import io.h5sql.engine.type.Datatype.Enumeration;
import io.h5sql.engine.type.Datatype.Label;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Enumerations into the VARCHAR of their labels; a number without a label is its own text. Labels
 * are found by index where their numbers lie close together, by binary search otherwise; of two
 * with one number the first counts.
 */
final class EnumDecoder implements ElementDecoder {
    private static final int DENSE = 4096;
    private static final byte[] NO_LABEL = {};

    private final LongLoader loader;
    private final boolean unsigned64;
    private final long[] numbers;
    private final byte[][] labels;
    private final byte[][] dense;
    private final long lowest;

    EnumDecoder(LongLoader loader, Enumeration type) {
        this.loader = loader;
        unsigned64 = Integers.isUnsigned64(type.base());
        Map<Long, byte[]> sorted = new TreeMap<>();
        for (Label label : type.labels()) {
            sorted.putIfAbsent(label.value().longValue(), label.name().getBytes(UTF_8));
        }
        numbers = sorted.keySet().stream().mapToLong(Long::longValue).toArray();
        labels = sorted.values().toArray(new byte[0][]);
        lowest = numbers.length == 0 ? 0 : numbers[0];
        long span = numbers.length == 0 ? 0 : numbers[numbers.length - 1] - lowest + 1;
        dense = new byte[span > 0 && span <= DENSE ? (int) span : 0][];
        Arrays.fill(dense, NO_LABEL);
        for (int i = 0; dense.length > 0 && i < numbers.length; i++) {
            dense[(int) (numbers[i] - lowest)] = labels[i];
        }
    }

    @Override
    public void append(byte[] src, int base, int stride, int count, VectorBuilder target) {
        OctetsBuilder octets = (OctetsBuilder) target;
        for (int k = 0, at = base; k < count; k++, at += stride) {
            long value = loader.load(src, at);
            byte[] label = label(value);
            if (label == NO_LABEL) {
                label = number(value);
            }
            octets.append(label, 0, label.length);
        }
    }

    private byte[] label(long value) {
        if (dense.length > 0) {
            long index = value - lowest;
            return index >= 0 && index < dense.length ? dense[(int) index] : NO_LABEL;
        }
        int found = Arrays.binarySearch(numbers, value);
        return found < 0 ? NO_LABEL : labels[found];
    }

    private byte[] number(long value) {
        String text = unsigned64 ? Long.toUnsignedString(value) : Long.toString(value);
        return text.getBytes(US_ASCII);
    }
}
