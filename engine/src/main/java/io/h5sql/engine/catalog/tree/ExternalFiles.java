package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Neighbours;
import io.h5sql.engine.io.ByteSource;
import io.h5sql.engine.io.FileIdentity;
import io.h5sql.engine.io.FileSandbox;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The other files that external links, virtual datasets and external raw data lead into: found
 * beside the file that names them and inside the sandbox, opened once, closed by the opener's
 * owner. Thread-safe.
 */
public final class ExternalFiles implements Closeable {
    /** Readers kept, the last used ones: their caches are what costs. */
    private static final int KEPT_READERS = 128;

    /** Places watched for files that are missing now. */
    private static final int MAX_ABSENT = 1000;

    private final FormatReader root;
    private final Optional<Path> rootPlace;
    private final FileSandbox sandbox;
    private final Opener opener;
    private final Map<Path, FormatReader> readers = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Path, Opened> sources = new HashMap<>();
    private final Set<Path> absent = new HashSet<>();
    private Neighbours neighbours = Neighbours.NONE;
    private boolean closed;

    private record Opened(ByteSource source, FileIdentity identity) {}

    /**
     * @param allowedRoots directories; empty means the directory of {@code root}
     */
    ExternalFiles(FormatReader root, List<Path> allowedRoots, Opener opener) {
        this.root = root;
        this.opener = opener;
        this.rootPlace = realPathOf(root);
        this.sandbox =
                new FileSandbox(
                        allowedRoots.isEmpty()
                                ? rootPlace.map(Path::getParent).stream().toList()
                                : allowedRoots);
    }

    /** Opens a file by its path. */
    public interface Opener {
        ByteSource open(Path path);
    }

    /** What the files opened here see of each other. */
    synchronized void connect(Neighbours others) {
        neighbours = others;
    }

    /**
     * The HDF5 file that {@code from} names.
     *
     * @throws H5Exception EXTERNAL_REFUSED outside the allowed roots, BROKEN_LINK where there is no
     *     such file, and whatever opening it says
     */
    synchronized FormatReader open(FormatReader from, String name) {
        Path real = locate(from, name);
        if (rootPlace.isPresent() && real.equals(rootPlace.get())) {
            return root;
        }
        FormatReader known = readers.get(real);
        if (known == null) {
            known = FormatReader.open(source(real));
            known.connect(neighbours);
            readers.put(real, known);
            if (readers.size() > KEPT_READERS) {
                readers.remove(readers.keySet().iterator().next());
            }
        }
        return known;
    }

    /** The file of plain bytes that {@code from} names; errors as above. */
    synchronized ByteSource bytes(FormatReader from, String name) {
        return source(locate(from, name));
    }

    /** Whether one of the files has changed since it was opened, or a missing one is there now. */
    synchronized boolean haveChanged() {
        return sources.values().stream()
                        .anyMatch(opened -> !opened.source.identity().equals(opened.identity))
                || absent.stream().anyMatch(Files::exists);
    }

    /** Whether a file was opened, or looked for in vain. */
    synchronized boolean sawAny() {
        return !sources.isEmpty() || !absent.isEmpty();
    }

    private ByteSource source(Path real) {
        Opened known = sources.get(real);
        if (known == null) {
            ByteSource source = opener.open(real);
            known = new Opened(source, source.identity());
            sources.put(real, known);
        }
        return known.source;
    }

    private Path locate(FormatReader from, String name) {
        if (closed) {
            throw new H5Exception(ErrorCode.CLOSED, "the file is closed");
        }
        Path place = from == root ? rootPlace.orElse(null) : Path.of(from.source().name());
        if (place == null || place.getParent() == null) {
            throw FileSandbox.refused(name, "is wanted by a file that lies in no directory");
        }
        Path real = sandbox.locate(place, name);
        if (!Files.isRegularFile(real)) {
            if (absent.size() < MAX_ABSENT) {
                absent.add(real);
            }
            throw new H5Exception(
                    ErrorCode.BROKEN_LINK, "external file '" + name + "' does not exist");
        }
        return real;
    }

    private static Optional<Path> realPathOf(FormatReader file) {
        try {
            return Optional.of(Path.of(file.source().name()).toRealPath());
        } catch (InvalidPathException | IOException e) {
            // A file in memory or on the network: it has no directory, so nothing lies beside it.
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        sources.values().forEach(opened -> opened.source.close());
        sources.clear();
        readers.clear();
    }
}
