package io.h5sql.tests.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Damages a file: one to five edits, blind or at known structures. One mutant, one object. */
final class Mutator {
    private static final int[] WIDTHS = {1, 2, 4, 8};

    private final Seed seed;
    private final List<Seed> donors;
    private final SplittableRandom random;
    private final List<String> edits = new ArrayList<>();
    private byte[] file;

    private Mutator(Seed seed, long number, List<Seed> donors) {
        this.seed = seed;
        this.donors = donors;
        this.random = new SplittableRandom(seed.name().hashCode() * 0x9e3779b97f4a7c15L + number);
        this.file = seed.bytes().clone();
    }

    static Mutant mutate(Seed seed, long number, List<Seed> donors) {
        Mutator mutator = new Mutator(seed, number, donors);
        int count = 1;
        while (count < 5 && mutator.random.nextInt(3) == 0) {
            count++;
        }
        for (int i = 0; i < count; i++) {
            mutator.edit();
        }
        return new Mutant(seed.name(), number, mutator.edits, mutator.file);
    }

    private void edit() {
        int choice = random.nextInt(100);
        if (choice < 3) {
            truncate();
        } else if (choice < 13) {
            flip();
        } else if (choice < 25) {
            replace(random.nextInt(file.length), "byte", false);
        } else if (choice < 32) {
            splice();
        } else if (seed.structures().isEmpty()) {
            replace(random.nextInt(file.length), "byte", true);
        } else if (choice < 48) {
            repoint();
        } else {
            field();
        }
    }

    private void truncate() {
        int length = 1 + random.nextInt(file.length);
        file = Arrays.copyOf(file, length);
        edits.add("cut to " + length);
    }

    private void flip() {
        int count = 1 + random.nextInt(8);
        int at = random.nextInt(file.length);
        for (int i = 0; i < count; i++) {
            int here = Math.min(file.length - 1, at + random.nextInt(16));
            file[here] ^= (byte) (1 << random.nextInt(8));
        }
        edits.add(count + " bits at " + at);
        sealMostly(at, at + 16);
    }

    /** A field in the first bytes of a structure, where counts, sizes and addresses are. */
    private void field() {
        Structure structure = structure();
        int reach = Math.min(structure.length(), random.nextInt(3) == 0 ? 2200 : 64);
        int at = structure.from() + 4 + random.nextInt(Math.max(1, reach - 4));
        replace(Math.min(at, file.length - 1), structure.kind(), true);
    }

    private void replace(int at, String what, boolean known) {
        int width = WIDTHS[random.nextInt(4)];
        long value = value(at, width, known);
        Bytes.put(file, at, width, value);
        edits.add(String.format(Locale.ROOT, "%s: %d x %d = %x", what, at, width, value));
        sealMostly(at, at + width);
    }

    private long value(int at, int width, boolean known) {
        long before = Bytes.get(file, at, width);
        return switch (random.nextInt(known ? 17 : 15)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> -1;
            case 3 -> -2;
            case 4 -> Long.MAX_VALUE >>> (64 - 8 * width);
            case 5 -> 1L << (8 * width - 1);
            case 6 -> before + 1;
            case 7 -> before - 1;
            case 8 -> before << 1;
            case 9 -> random.nextInt(2, 66);
            case 10 -> 1L << random.nextInt(8 * width);
            case 11 -> random.nextLong();
            case 12 -> file.length - random.nextInt(3);
            case 13 -> at;
            case 14 -> before ^ 1L << random.nextInt(8 * width);
            default -> seed.structures().isEmpty() ? 0 : structure().from();
        };
    }

    /** Makes a pointer to a structure point to itself, to another one, or just past one. */
    private void repoint() {
        Structure target = structure();
        List<Integer> pointers = new ArrayList<>();
        for (int at = 0; at + 8 <= file.length; at++) {
            if (Bytes.get(file, at, 8) == target.from()) {
                pointers.add(at);
            }
        }
        if (target.from() == 0 || pointers.isEmpty()) {
            field();
            return;
        }
        int at = pointers.get(random.nextInt(pointers.size()));
        int to =
                switch (random.nextInt(4)) {
                    case 0 -> around(at).from();
                    case 1 -> target.from() + random.nextInt(1, 9);
                    case 2 -> target.to() % file.length;
                    default -> structure().from();
                };
        Bytes.put(file, at, 8, to);
        edits.add("pointer at " + at + " from " + target.kind() + " to " + to);
        sealMostly(at, at + 8);
    }

    /** A block of another file, or of this one, over a block of this one. */
    private void splice() {
        Seed donor = random.nextBoolean() ? seed : donors.get(random.nextInt(donors.size()));
        int length = Math.min(1 + random.nextInt(1 << random.nextInt(1, 12)), file.length);
        boolean whole = random.nextBoolean() && !donor.structures().isEmpty();
        int from =
                whole
                        ? donor.structures().get(random.nextInt(donor.structures().size())).from()
                        : random.nextInt(donor.bytes().length);
        int at =
                whole && !seed.structures().isEmpty()
                        ? structure().from()
                        : random.nextInt(file.length);
        int count = Math.min(length, Math.min(donor.bytes().length - from, file.length - at));
        if (count <= 0) {
            return;
        }
        System.arraycopy(donor.bytes(), from, file, at, count);
        edits.add(count + " bytes of " + donor.name() + " at " + from + " over " + at);
        sealMostly(at, at + count);
    }

    /** One of a kind first, so that what is rare is met as often as what is not. */
    private Structure structure() {
        List<String> kinds = seed.structures().stream().map(Structure::kind).distinct().toList();
        String kind = kinds.get(random.nextInt(kinds.size()));
        List<Structure> same =
                seed.structures().stream().filter(s -> s.kind().equals(kind)).toList();
        return same.get(random.nextInt(same.size()));
    }

    private Structure around(int at) {
        Structure found = seed.structures().get(0);
        for (Structure structure : seed.structures()) {
            if (structure.from() <= at) {
                found = structure;
            }
        }
        return found;
    }

    private void sealMostly(int from, int to) {
        if (random.nextInt(8) > 0) {
            for (Structure structure : seed.structures()) {
                if (structure.touches(from, to)) {
                    structure.seal(file);
                }
            }
        }
    }
}
