package io.h5sql.engine.io;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of which only the last used ones are held open by the system; the others are opened again
 * when they are read. Closes them all. Thread-safe.
 */
public final class FilePool implements Closeable {
    private final int most;
    private final Map<FileByteSource, Boolean> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final List<FileByteSource> all = new ArrayList<>();

    /**
     * @param most files that may be open at once
     */
    public FilePool(int most) {
        this.most = most;
    }

    /**
     * Opens a file.
     *
     * @throws io.h5sql.engine.error.H5Exception FILE_NOT_FOUND, IO_FAILED
     */
    public ByteSource open(Path path) {
        FileByteSource source = FileByteSource.open(path);
        synchronized (this) {
            all.add(source);
        }
        touch(source);
        return new Pooled(source);
    }

    private synchronized void touch(FileByteSource source) {
        if (recent.put(source, Boolean.TRUE) != null || recent.size() <= most) {
            return;
        }
        Iterator<FileByteSource> eldest = recent.keySet().iterator();
        FileByteSource idle = eldest.next();
        eldest.remove();
        idle.rest();
    }

    @Override
    public synchronized void close() {
        all.forEach(FileByteSource::close);
        all.clear();
        recent.clear();
    }

    /** A file of the pool; the pool closes it. */
    private final class Pooled implements ByteSource {
        private final FileByteSource source;

        Pooled(FileByteSource source) {
            this.source = source;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public long size() {
            touch(source);
            return source.size();
        }

        @Override
        public void read(long position, byte[] target, int offset, int length) {
            touch(source);
            source.read(position, target, offset, length);
        }

        @Override
        public FileIdentity identity() {
            return source.identity();
        }

        @Override
        public void close() {
            // The pool does, for all of them.
        }
    }
}
