package io.h5sql.engine.io;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.error.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directories that the names in a file may lead into. A file is data, never authority: a name
 * is followed only where its real path, every symbolic link and {@code ..} resolved, lies under an
 * allowed root. Immutable.
 */
public final class FileSandbox {
    private final List<Path> roots;

    /**
     * @param roots directories; none allows nothing
     */
    public FileSandbox(List<Path> roots) {
        this.roots = roots.stream().map(FileSandbox::realPrefix).toList();
    }

    /**
     * The real path of a file that {@code holder} names: beside the holder; an absolute name as it
     * is, failing that its last part beside the holder, as the HDF5 library looks. Whether there is
     * such a file is not said.
     *
     * @param holder real path of the file that holds the name
     * @throws H5Exception EXTERNAL_REFUSED outside the roots, BROKEN_LINK for what is no path
     */
    public Path locate(Path holder, String name) {
        Path named = beside(holder, name);
        Path real = realPrefix(named);
        if (roots.stream().noneMatch(real::startsWith)) {
            throw refused(name, "lies outside the allowed directories " + roots);
        }
        if (!Files.exists(named) && Files.exists(real)) {
            throw new H5Exception(
                    ErrorCode.BROKEN_LINK,
                    "external file '" + name + "' leads through a directory that does not exist");
        }
        return real;
    }

    private static Path beside(Path holder, String name) {
        try {
            Path named = holder.getFileSystem().getPath(name);
            Path last = named.getFileName();
            if (named.isAbsolute() && !Files.exists(named) && last != null) {
                Path beside = holder.resolveSibling(last);
                return Files.exists(beside) ? beside : named;
            }
            return holder.resolveSibling(named);
        } catch (InvalidPathException e) {
            throw new H5Exception(
                    ErrorCode.BROKEN_LINK,
                    "external file '" + name + "' is no path: " + e.getReason(),
                    Place.UNKNOWN,
                    e);
        }
    }

    /** The error for a name that may not be followed. */
    public static H5Exception refused(String name, String why) {
        return new H5Exception(
                ErrorCode.EXTERNAL_REFUSED, "external file '" + name + "' refused: it " + why);
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
}
