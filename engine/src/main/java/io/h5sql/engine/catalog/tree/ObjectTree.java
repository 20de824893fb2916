package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.decode.ElementDecoders.ReferenceNames;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.Neighbours;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.io.ByteSource;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of one file and of those it links to. Thread-safe; closes the files it opened. */
public final class ObjectTree implements Closeable {
    /** Files whose objects have names at hand, the last used ones. */
    private static final int KEPT_NAMES = 128;

    private final FormatReader file;
    private final ExternalFiles externals;
    private final LinkResolver resolver;
    private final Node root;
    private final LinkNames links = new LinkNames();
    private final Map<FormatReader, ObjectPaths> names = new LinkedHashMap<>(16, 0.75f, true);

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

    /** Whether another file was looked at, or looked for. */
    public boolean sawOthers() {
        return externals.sawAny();
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
            ObjectPaths paths = names.computeIfAbsent(of, this::paths);
            if (names.size() > KEPT_NAMES) {
                names.remove(names.keySet().iterator().next());
            }
            return paths;
        }
    }

    private ObjectPaths paths(FormatReader of) {
        return new ObjectPaths(
                Node.root(resolver, of.root()), name -> references(externals.open(of, name)));
    }

    /** Name of the first hard link of {@code group} to that address of its file, or null. */
    public @Nullable String nameIn(Node group, long address) {
        return links.ofAddress(group, address);
    }

    LinkNames links() {
        return links;
    }

    @Override
    public void close() {
        externals.close();
    }
}
