package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Neighbours;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.io.ByteSource;
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
        Seen seen = new Seen();
        externals.connect(seen);
        file.connect(seen);
        this.root = Node.root(resolver, file.root());
    }

    /** Other files as virtual datasets and external raw data reach them. */
    private final class Seen implements Neighbours {
        @Override
        public StoredObject object(FormatReader from, String name, String path) {
            return resolver.find(name.equals(".") ? from : externals.open(from, name), path);
        }

        @Override
        public ByteSource bytes(FormatReader from, String name) {
            return externals.bytes(from, name);
        }
    }

    /** Whether another file that was looked at, or looked for, is not as it was. */
    public boolean othersHaveChanged() {
        return externals.haveChanged();
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
            return names.computeIfAbsent(of, this::paths);
        }
    }

    private ObjectPaths paths(FormatReader of) {
        return new ObjectPaths(
                Node.root(resolver, of.root()), name -> references(externals.open(of, name)));
    }

    @Override
    public void close() {
        externals.close();
    }
}
