package io.h5sql.engine.io;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of a file family (driver {@code family} of the HDF5 library) as one file: each but
 * the last has the same size. The members lie beside the first, whose name has the number 0 where
 * theirs have 1, 2 and so on, of as many digits.
 */
public final class FamilyByteSource implements ByteSource {
    private static final Pattern NUMBERED =
            Pattern.compile("(.*?(?<!\\d))(0+)(\\D*?(?:\\.[^.]*)?)");

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    /** Members at most: a name with more is no honest one. */
    private static final int MOST = 10_000;

    /** Members held open by the system at once. */
    private static final int MOST_OPEN = 64;

    private final FilePool pool;
    private final List<ByteSource> members;
    private final long memberSize;

    private FamilyByteSource(FilePool pool, List<ByteSource> members) {
        this.pool = pool;
        this.members = members;
        this.memberSize = members.get(0).size();
    }

    /** The family whose first member that is; empty where it has no second one. */
    public static Optional<ByteSource> of(Path first) {
        Path last = first.getFileName();
        Matcher name = NUMBERED.matcher(last == null ? "" : last.toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        int digits = name.group(2).length();
        List<Path> paths = new ArrayList<>();
        while (paths.size() < MOST) {
            String number = String.format("%0" + digits + "d", paths.size());
            Path path = first.resolveSibling(name.group(1) + number + name.group(3));
            if (!Files.isRegularFile(path) || !paths.isEmpty() && isWhole(path)) {
                break;
            }
            paths.add(path);
        }
        return paths.size() < 2 ? Optional.empty() : Optional.of(open(paths));
    }

    private static ByteSource open(List<Path> paths) {
        FilePool pool = new FilePool(MOST_OPEN);
        boolean opened = false;
        try {
            List<ByteSource> members = paths.stream().map(pool::open).toList();
            FamilyByteSource family = new FamilyByteSource(pool, members);
            family.check();
            opened = true;
            return family;
        } finally {
            if (!opened) {
                pool.close();
            }
        }
    }

    /** Whether it begins as a file of its own: numbered files are seldom a family. */
    private static boolean isWhole(Path path) {
        byte[] head = new byte[SIGNATURE.length];
        try (ByteSource source = FileByteSource.open(path)) {
            if (source.size() < head.length) {
                return false;
            }
            source.read(0, head, 0, head.length);
        }
        return Arrays.equals(head, SIGNATURE);
    }

    private void check() {
        for (ByteSource member : members.subList(0, members.size() - 1)) {
            if (member.size() != memberSize || memberSize == 0) {
                throw new H5Exception(
                        ErrorCode.TRUNCATED,
                        "a member of a file family has "
                                + member.size()
                                + " bytes, the first one "
                                + memberSize,
                        Place.ofFile(member.name()));
            }
        }
    }

    @Override
    public String name() {
        return members.get(0).name();
    }

    @Override
    public long size() {
        return (members.size() - 1) * memberSize + members.get(members.size() - 1).size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        int done = 0;
        while (done < length) {
            long at = position + done;
            int member = (int) Math.min(members.size() - 1L, Math.max(0, at / memberSize));
            long inside = at - member * memberSize;
            boolean last = member == members.size() - 1;
            int count = last ? length - done : (int) Math.min(length - done, memberSize - inside);
            members.get(member).read(inside, target, offset + done, count);
            done += count;
        }
    }

    @Override
    public FileIdentity identity() {
        long modified = Long.MIN_VALUE;
        for (ByteSource member : members) {
            modified = Math.max(modified, member.identity().modifiedNanos());
        }
        return new FileIdentity(members.get(0).identity().key(), size(), modified);
    }

    @Override
    public void close() {
        pool.close();
    }
}
