package io.h5sql.tests.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the structures of a file by their signatures, and where their checksums are. */
final class StructureFinder {
    private static final String SUPERBLOCK = "\u0089HDF";
    private static final Set<String> PLAIN = Set.of("TREE", "SNOD", "HEAP", "GCOL");
    private static final Set<String> CHECKED =
            Set.of(
                    SUPERBLOCK,
                    "OHDR",
                    "OCHK",
                    "FRHP",
                    "FHIB",
                    "BTHD",
                    "BTIN",
                    "BTLF",
                    "FAHD",
                    "FADB",
                    "EAHD",
                    "EAIB",
                    "EASB",
                    "EADB",
                    "SMTB",
                    "SMLI");
    private static final int PLAIN_LENGTH = 512;

    /** Longer structures go without a checksum: the search is quadratic. */
    private static final int LONGEST = 2200;

    private static final int MOST = 400;

    private final byte[] file;

    private StructureFinder(byte[] file) {
        this.file = file;
    }

    static List<Structure> find(byte[] file) {
        return new StructureFinder(file).find();
    }

    private List<Structure> find() {
        List<Structure> found = new ArrayList<>();
        for (int at = 0; at + 16 <= file.length && found.size() < MOST; at++) {
            String kind = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            if (PLAIN.contains(kind)) {
                found.add(new Structure(kind, at, clip(at + PLAIN_LENGTH), -1));
            } else if (CHECKED.contains(kind)) {
                found.add(checked(kind, at));
            } else if (kind.equals("FHDB")) {
                found.add(directBlock(at));
            } else if (at % 4 == 0 && isHeader(at)) {
                found.add(new Structure("v1", at, clip(at + 16 + (int) word(at + 8)), -1));
            }
        }
        return found;
    }

    /** Ends with the checksum of all before it; how long it is, the checksum itself tells. */
    private Structure checked(String kind, int from) {
        int limit = clip(from + LONGEST) - 4;
        for (int end = from + 10; end <= limit; end++) {
            if (Lookup3.hash(file, from, end) == (int) word(end)) {
                return new Structure(kind, from, end + 4, end);
            }
        }
        return new Structure(kind, from, clip(from + PLAIN_LENGTH), -1);
    }

    /** Its checksum stands in its head and is taken over the whole block with itself as zero. */
    private Structure directBlock(int from) {
        for (int bits = 9; bits <= 16 && from + (1 << bits) <= file.length; bits++) {
            byte[] block = java.util.Arrays.copyOfRange(file, from, from + (1 << bits));
            for (int at = 14; at <= 21; at++) {
                long stored = Bytes.get(block, at, 4);
                Bytes.put(block, at, 4, 0);
                if (Lookup3.hash(block, 0, block.length) == (int) stored) {
                    return new Structure("FHDB", from, from + block.length, from + at);
                }
                Bytes.put(block, at, 4, stored);
            }
        }
        return new Structure("FHDB", from, clip(from + PLAIN_LENGTH), -1);
    }

    /** Version 1, reserved 0, messages 2, reference count 4, bytes of messages 4. */
    private boolean isHeader(int at) {
        long messages = Bytes.get(file, at + 2, 2);
        long references = word(at + 4);
        long size = word(at + 8);
        return file[at] == 1
                && file[at + 1] == 0
                && messages > 0
                && messages < 200
                && references > 0
                && references < 100
                && size >= 8
                && size % 8 == 0
                && size < 20_000;
    }

    private long word(int at) {
        return Bytes.get(file, at, 4);
    }

    private int clip(int end) {
        return Math.min(end, file.length);
    }
}
