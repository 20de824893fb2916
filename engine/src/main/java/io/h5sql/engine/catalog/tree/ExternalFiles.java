package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import io.h5sql.engine.format.FormatReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The other files that external links lead into: found beside the linking file, opened once, closed
 * with this object.
 *
 * <p>A file is data, never authority: a file is opened only where its real path, every symbolic
 * link and {@code ..} resolved, lies under an allowed root. Thread-safe.
 */
public final class ExternalFiles implements Closeable {
    /** Open files at once; a file with more external links than this is no honest one. */
    private static final int MAX_OPEN = 1000;

    private final FormatReader root;
    private final List<Path> roots;
    private final Opener opener;
    private final Map<Path, FormatReader> open = new HashMap<>();
    private final Map<FormatReader, Path> places = new HashMap<>();
    private boolean closed;

    /**
     * @param allowedRoots directories; empty means the directory of {@code root}
     */
    ExternalFiles(FormatReader root, List<Path> allowedRoots, Opener opener) {
        this.root = root;
        this.opener = opener;
        Optional<Path> place = realPathOf(root);
        place.ifPresent(
                path -> {
                    open.put(path, root);
                    places.put(root, path);
                });
        this.roots =
                allowedRoots.isEmpty()
                        ? place.map(Path::getParent).stream().toList()
                        : allowedRoots.stream().map(ExternalFiles::realPrefix).toList();
    }

    /** Opens a file by its path. */
    public interface Opener {
        FormatReader open(Path path);
    }

    /**
     * The file that a link of {@code from} names.
     *
     * @throws H5Exception EXTERNAL_REFUSED outside the allowed roots, BROKEN_LINK where there is no
     *     such file, and whatever opening it says
     */
    synchronized FormatReader open(FormatReader from, String name) {
        if (closed) {
            throw new H5Exception(ErrorCode.CLOSED, "the file is closed");
        }
        Path found = locate(from, name);
        Path real = realPrefix(found);
        if (roots.stream().noneMatch(real::startsWith)) {
            throw refused(name, "lies outside the allowed directories " + roots);
        }
        if (!Files.isRegularFile(real)) {
            throw new H5Exception(
                    ErrorCode.BROKEN_LINK, "external file '" + name + "' does not exist");
        }
        FormatReader known = open.get(real);
        if (known != null) {
            return known;
        }
        if (open.size() >= MAX_OPEN) {
            throw new H5Exception(
                    ErrorCode.MEMORY_LIMIT, "more than " + MAX_OPEN + " external files are open");
        }
        FormatReader reader = opener.open(real);
        open.put(real, reader);
        places.put(reader, real);
        return reader;
    }

    /**
     * Beside the linking file; an absolute name as it is, failing that its last part beside the
     * linking file, as the HDF5 library looks.
     */
    private Path locate(FormatReader from, String name) {
        Path place = places.get(from);
        if (place == null || place.getParent() == null) {
            throw refused(name, "is wanted by a file that lies in no directory");
        }
        try {
            Path named = Path.of(name);
            Path last = named.getFileName();
            if (named.isAbsolute() && !Files.exists(named) && last != null) {
                Path beside = place.resolveSibling(last);
                return Files.exists(beside) ? beside : named;
            }
            return place.resolveSibling(named);
        } catch (InvalidPathException e) {
            throw new H5Exception(
                    ErrorCode.BROKEN_LINK,
                    "external file '" + name + "' is no path: " + e.getReason(),
                    Place.UNKNOWN,
                    e);
        }
    }

    private static H5Exception refused(String name, String why) {
        return new H5Exception(
                ErrorCode.EXTERNAL_REFUSED, "external file '" + name + "' refused: it " + why);
    }

    private static Optional<Path> realPathOf(FormatReader file) {
        try {
            return Optional.of(Path.of(file.source().name()).toRealPath());
        } catch (InvalidPathException | IOException e) {
            // A file in memory or on the network: it has no directory, so nothing lies beside it.
            return Optional.empty();
        }
    }

    /** The real path of the part that exists, the rest appended without {@code ..}. */
    private static Path realPrefix(Path path) {
        Path absolute = path.toAbsolutePath();
        for (Path at = absolute; at != null; at = at.getParent()) {
            try {
                Path real = at.toRealPath();
                return real.resolve(at.relativize(absolute)).normalize();
            } catch (IOException e) {
                // Not there: its parent decides.
            }
        }
        return absolute.normalize();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (FormatReader reader : open.values()) {
            if (reader != root) {
                reader.source().close();
            }
        }
        open.clear();
        places.clear();
    }
}
