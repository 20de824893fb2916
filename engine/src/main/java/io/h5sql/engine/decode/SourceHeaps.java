package io.h5sql.engine.decode;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.GlobalHeap.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The global heaps that elements of one dataset point into: its own file's, and of a virtual
 * dataset also those of the files its elements come from. An address in such an element carries the
 * number of its file: the sign bit, the number in 15 bits, the address in 48.
 *
 * <p>Files are kept by name and opened again when asked for, so their number costs little; the last
 * used ones stay at hand. Thread-safe.
 */
public final class SourceHeaps implements Heap {
    private static final int ADDRESS_BITS = 48;
    private static final long ADDRESS = (1L << ADDRESS_BITS) - 1;

    /** One less than the bits hold: all ones is the undefined address. */
    private static final int MOST_FILES = (1 << 15) - 1;

    private static final int KEPT_READERS = 32;

    private final FormatReader own;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, FormatReader> readers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param own the dataset's file
     */
    public SourceHeaps(FormatReader own) {
        this.own = own;
    }

    @Override
    public int offsetBytes() {
        return own.superblock().offsetBytes();
    }

    @Override
    public Slice object(long address, int index) {
        return file(address).globalHeap().object(address < 0 ? address & ADDRESS : address, index);
    }

    private FormatReader file(long address) {
        int number = (int) (address >>> ADDRESS_BITS) & MOST_FILES;
        String name;
        synchronized (this) {
            if (address >= 0 || number >= names.size()) {
                return own;
            }
            FormatReader known = readers.get(number);
            if (known != null) {
                return known;
            }
            name = names.get(number);
        }
        FormatReader opened = own.neighbours().object(own, name, "/").file();
        return keep(number, opened);
    }

    private synchronized FormatReader keep(int number, FormatReader reader) {
        readers.put(number, reader);
        if (readers.size() > KEPT_READERS) {
            readers.remove(readers.keySet().iterator().next());
        }
        return reader;
    }

    /**
     * How addresses of another file are written in elements of this dataset.
     *
     * @throws H5Exception UNSUPPORTED_FEATURE where addresses of this file are too narrow, or the
     *     files too many
     */
    public Addresses of(FormatReader other) {
        if (offsetBytes() < Long.BYTES) {
            throw H5Exception.unsupported(
                    "variable-length data of another file in a virtual dataset of a file with"
                            + " addresses of "
                            + offsetBytes()
                            + " bytes, 8 expected");
        }
        return new Addresses(number(other), other.superblock().offsetBytes());
    }

    private synchronized long number(FormatReader other) {
        String name = other.source().name();
        Integer known = numbers.get(name);
        if (known == null) {
            if (names.size() == MOST_FILES) {
                throw H5Exception.unsupported(
                        "variable-length data of more than " + MOST_FILES + " files");
            }
            known = names.size();
            numbers.put(name, known);
            names.add(name);
        }
        return known;
    }

    /**
     * Addresses of one other file.
     *
     * @param width of an address in that file
     */
    record Addresses(long number, int width) {
        /** The address with the file's number; one that has a number already keeps it. */
        long written(long address) {
            if (address == -1) {
                return 0;
            }
            if (address > ADDRESS) {
                throw H5Exception.unsupported(
                        "variable-length data at address "
                                + address
                                + " of another file, beyond 2^"
                                + ADDRESS_BITS);
            }
            return address <= 0 ? address : Long.MIN_VALUE | number << ADDRESS_BITS | address;
        }
    }
}
