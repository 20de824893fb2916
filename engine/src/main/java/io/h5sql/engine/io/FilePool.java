package io.h5sql.engine.io;

import io.h5sql.engine.error.H5Exception;
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
     * @throws H5Exception FILE_NOT_FOUND, IO_FAILED
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

    /** Closes every file, also where closing one of them fails; the first failure is thrown. */
    @Override
    public synchronized void close() {
        H5Exception problem = null;
        for (FileByteSource source : all) {
            try {
                source.close();
            } catch (H5Exception failure) {
                if (problem == null) {
                    problem = failure;
                } else {
                    problem.addSuppressed(failure);
                }
            }
        }
        all.clear();
        recent.clear();
        if (problem != null) {
            throw problem;
        }
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
