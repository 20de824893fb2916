package io.h5sql.engine.format;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.io.ByteSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One open HDF5 file: superblock, objects by address. Everything is read when asked for; a bounded
 * number of recent objects and global heap collections is kept. Thread-safe. The caller owns the
 * source and closes it.
 */
public final class FormatReader {
    /** Consistency flags of a file that is open for writing, or for writing and reading. */
    private static final int BEING_WRITTEN = 0x05;

    /** As often as the HDF5 library tries. */
    private static final int READ_ATTEMPTS = 100;

    /** Wait after the first attempt; it grows, to 0.5 s in all. */
    private static final long RETRY_NANOS = 100_000;

    /** Attempts without a change, whatever was read, that show that nobody is writing. */
    private static final int VAIN_ATTEMPTS = 2 * READ_ATTEMPTS;

    private static final int RECENT_OBJECTS = 4096;
    private static final long RECENT_OBJECT_BYTES = 32L << 20;

    private final ByteSource source;
    private final Superblock superblock;
    private final GlobalHeap globalHeap;
    private final RecentlyUsed<StoredObject> recent =
            new RecentlyUsed<>(RECENT_OBJECT_BYTES, RECENT_OBJECTS);
    private final Lazy<SharedMessages> sharedMessages;
    private final AtomicInteger vainAttempts = new AtomicInteger();
    private volatile Neighbours neighbours = Neighbours.NONE;
    private volatile long knownSize;

    private FormatReader(ByteSource source, SuperblockReader.Found found) {
        this.source = source;
        this.superblock = found.superblock();
        this.knownSize = source.size();
        this.globalHeap = new GlobalHeap(this);
        this.sharedMessages = new Lazy<>(() -> SharedMessages.of(this, found.extensionAddress()));
    }

    /**
     * Reads the superblock and its extension.
     *
     * @throws H5Exception NOT_HDF5, TRUNCATED, CORRUPT_STRUCTURE, CHECKSUM_MISMATCH, or
     *     UNSUPPORTED_FEATURE naming what the file needs
     */
    public static FormatReader open(ByteSource source) {
        try {
            SuperblockReader.Found found = SuperblockReader.read(source);
            FormatReader reader = new FormatReader(source, found);
            DriverInfo.check(reader, found);
            return reader;
        } catch (H5Exception error) {
            throw error.within(Place.ofFile(source.name()));
        }
    }

    /** Says what it may see of other files; once, before anything else is read. */
    public void connect(Neighbours others) {
        neighbours = others;
    }

    /** What it may see of other files. */
    public Neighbours neighbours() {
        return neighbours;
    }

    public ByteSource source() {
        return source;
    }

    public Superblock superblock() {
        return superblock;
    }

    /** The root group. */
    public StoredObject root() {
        return object(superblock.rootAddress());
    }

    /**
     * Object whose header is at {@code address} (relative to the base address, as links hold it).
     *
     * @throws H5Exception CORRUPT_STRUCTURE where no object header is there
     */
    public StoredObject object(long address) {
        StoredObject known = recent.get(address);
        if (known != null) {
            return known;
        }
        ObjectHeader header = placed(() -> settled(() -> ObjectHeader.read(this, address)));
        StoredObject fresh = new StoredObject(this, header);
        return recent.keep(address, fresh, header.bytes() + 256);
    }

    /** Raw data at an address relative to the base address, bounds-checked against the file. */
    public void read(long address, byte[] target, int offset, int length) {
        checkRange(address, length, "data");
        source.read(superblock.baseAddress() + address, target, offset, length);
    }

    public GlobalHeap globalHeap() {
        return globalHeap;
    }

    SharedMessages sharedMessages() {
        return sharedMessages.get();
    }

    /** The message itself, wherever it is. */
    HeaderMessage resolve(HeaderMessage message) {
        return message.shared()
                ? sharedMessages().target(message.cursor(), message.type())
                : message;
    }

    /** A structure's bytes, checked against the file before memory is reserved. */
    byte[] block(long address, long length, String structure) {
        checkRange(address, length, structure);
        if (length > Integer.MAX_VALUE - 16) {
            throw H5Exception.unsupported(structure + " of " + length + " bytes");
        }
        byte[] block = new byte[(int) length];
        source.read(fileOffset(address), block, 0, block.length);
        return block;
    }

    /** Up to {@code most} bytes of a structure whose size is not known yet; fewer at the end. */
    byte[] beginning(long address, int most, String structure) {
        checkRange(address, 1, structure);
        long left = knownSize - fileOffset(address);
        if (left < most) {
            left = fileSize() - fileOffset(address);
        }
        return block(address, Math.min(most, left), structure);
    }

    ByteCursor cursor(long address, long length, String structure) {
        byte[] block = block(address, length, structure);
        return new ByteCursor(block, 0, block.length, fileOffset(address), structure);
    }

    long fileOffset(long address) {
        return superblock.baseAddress() + address;
    }

    /** Bytes in the file now: a writer may have made it longer since it was opened. */
    long fileSize() {
        knownSize = source.size();
        return knownSize;
    }

    /** Refuses a range that does not lie in the file. */
    void checkRange(long address, long length, String structure) {
        if (address < 0) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    structure
                            + (address == Superblock.UNDEFINED
                                    ? ": its address is undefined"
                                    : ": address " + Long.toUnsignedString(address)));
        }
        long from = fileOffset(address);
        if (from < 0 || length < 0 || length > knownSize - from) {
            fileSize();
        }
        if (from < 0 || length < 0 || length > knownSize - from) {
            throw H5Exception.corrupt(
                    structure
                            + ": "
                            + Long.toUnsignedString(length)
                            + " bytes at offset "
                            + Long.toUnsignedString(from)
                            + " do not lie in the file of "
                            + knownSize
                            + " bytes",
                    from);
        }
    }

    /**
     * Reads a checksummed structure; while a writer has the file open for others to read (SWMR),
     * again where the write was under way. A file that a crashed writer has left marked so is not
     * waited for again and again.
     */
    <T> T settled(Supplier<T> read) {
        for (int attempt = 1; ; attempt++) {
            try {
                T whole = read.get();
                if (attempt > 1) {
                    vainAttempts.set(0);
                }
                return whole;
            } catch (H5Exception error) {
                boolean written = (superblock.consistencyFlags() & BEING_WRITTEN) != 0;
                if (!written
                        || error.code() != ErrorCode.CHECKSUM_MISMATCH
                        || attempt == READ_ATTEMPTS
                        || vainAttempts.incrementAndGet() > VAIN_ATTEMPTS) {
                    throw error;
                }
                LockSupport.parkNanos(attempt * RETRY_NANOS);
            }
        }
    }

    /** Runs an action; its errors name this file. */
    <T> T placed(Supplier<T> action) {
        try {
            return action.get();
        } catch (H5Exception error) {
            throw error.within(Place.ofFile(source.name()));
        }
    }
}
