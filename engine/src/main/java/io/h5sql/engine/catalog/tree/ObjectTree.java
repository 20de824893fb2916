package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.format.FormatReader;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The objects of one file and of those it links to. Thread-safe; closes the files it opened. */
public final class ObjectTree implements Closeable {
    private final FormatReader file;
    private final ExternalFiles externals;
    private final LinkResolver resolver;
    private final Node root;
    private final Map<FormatReader, ObjectPaths> names = new HashMap<>();

    /**
     * @param file stays its owner's
     * @param allowedRoots directories that external links may lead into; empty means the file's own
     */
    public ObjectTree(FormatReader file, List<Path> allowedRoots, ExternalFiles.Opener opener) {
        this.file = file;
        this.externals = new ExternalFiles(file, allowedRoots, opener);
        this.resolver = new LinkResolver(externals);
        this.root = Node.root(resolver, file.root());
    }

    public FormatReader file() {
        return file;
    }

    public Node root() {
        return root;
    }

    /** Paths of the objects of a file, for the references in it. */
    public ReferenceNames references(FormatReader of) {
        synchronized (names) {
            return names.computeIfAbsent(
                    of, reader -> new ObjectPaths(Node.root(resolver, reader.root())));
        }
    }

    @Override
    public void close() {
        externals.close();
    }
}
