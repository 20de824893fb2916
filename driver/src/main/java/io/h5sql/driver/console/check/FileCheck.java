package io.h5sql.driver.console.check;

import io.h5sql.engine.catalog.CatalogOptions;
import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.NodeWalk;
import io.h5sql.engine.catalog.tree.StorageFacts;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.format.Superblock;
import io.h5sql.engine.io.FileByteSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads every object, attribute and stored byte of a file once, each object under the first of its
 * names. Soft and external links are not followed: what they name is checked where it is, or is
 * another file's. Memory is that of one chunk, and a map entry for each object.
 */
public final class FileCheck {
    /** Bytes of contiguous data that are held at once. */
    private static final int PIECE = 1 << 20;

    private final Report report;
    private final Optional<SecondReader> second;

    private FileCheck(Report report, Optional<SecondReader> second) {
        this.report = report;
        this.second = second;
    }

    /**
     * Checks a file; a line for each finding and one with the sums go to {@code out}.
     *
     * @return 0 where nothing is damaged and nothing differs, else 1
     * @throws H5Exception where the file can't be opened
     */
    public static int run(Path file, PrintStream out) {
        return run(file, file, out);
    }

    /** As above, the second reader reading {@code other}. */
    static int run(Path file, Path other, PrintStream out) {
        try (FileByteSource source = FileByteSource.open(file);
                FileCatalog catalog =
                        FileCatalog.open(FormatReader.open(source), CatalogOptions.DEFAULT)) {
            Report report = new Report(out, Progress.of(source.size()));
            Optional<SecondReader> second = second(other, report);
            try {
                new FileCheck(report, second).walk(catalog.root());
            } finally {
                second.ifPresent(SecondReader::close);
            }
            return report.finish();
        }
    }

    private static Optional<SecondReader> second(Path file, Report report) {
        try {
            return Optional.of(SecondReader.open(file));
        } catch (NotComparable e) {
            report.add(Report.Finding.NOT_COMPARABLE, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void walk(Node root) {
        NodeWalk nodes = new NodeWalk(root, false);
        Set<Long> seen = new HashSet<>();
        while (nodes.hasNext()) {
            Node node = nodes.next();
            if (node.linkKind() == Node.LinkKind.HARD && seen.add(node.hardAddress())) {
                report.begin(node.path());
                guarded("", () -> object(node));
            }
        }
    }

    private void guarded(String what, Runnable step) {
        try {
            step.run();
        } catch (H5Exception error) {
            report.add(what, error);
        }
    }

    private void object(Node node) {
        StoredObject object = node.object();
        guarded("attributes", () -> attributes(object));
        switch (object.kind()) {
            case GROUP -> object.links();
            case DATATYPE -> object.datatype();
            case DATASET -> dataset(object);
            case UNKNOWN ->
                    report.add(Report.Finding.NOT_READ, "neither group nor dataset nor type");
        }
    }

    private void attributes(StoredObject object) {
        for (Attribute attribute : object.attributes(error -> report.add("attribute", error))) {
            report.attribute();
            if (Pointers.in(attribute.type())) {
                int elements = attribute.data().length / Math.max(1, attribute.type().size());
                Pointers pointers = new Pointers(object.file(), attribute.type());
                guarded(
                        "attribute '" + attribute.name() + "'",
                        () -> pointers.follow(attribute.data(), 0, elements));
            }
        }
    }

    private void dataset(StoredObject object) {
        DatasetHeader header = object.dataset();
        if (header.externalFiles() || header.layout() instanceof DataLayout.Virtual) {
            String where = header.externalFiles() ? "external files" : "other datasets";
            report.add(Report.Finding.NOT_READ, "raw data in " + where);
            return;
        }
        if (header.space().kind() == Dataspace.Kind.NULL) {
            return;
        }
        Comparison comparison = new Comparison(report, header, second, object.address());
        if (header.layout() instanceof DataLayout.Chunked chunked) {
            new ChunkedCheck(object, chunked, report, comparison).run();
        } else if (header.layout() instanceof DataLayout.Contiguous contiguous) {
            contiguous(object, contiguous, comparison);
        } else if (header.layout() instanceof DataLayout.Compact compact) {
            report.raw(compact.data().length);
            follow(object, compact.data(), compact.data().length);
        }
    }

    private void contiguous(
            StoredObject object, DataLayout.Contiguous layout, Comparison comparison) {
        if (layout.address() == Superblock.UNDEFINED || layout.size() == 0) {
            return;
        }
        long needed = new StorageFacts(object).logicalBytes();
        if (layout.size() < needed) {
            report.add(
                    Report.Finding.DAMAGED,
                    "raw data of " + layout.size() + " bytes, the dataset needs " + needed);
        }
        comparison.beginWhole();
        int elementBytes = object.dataset().type().size();
        int most = Math.max(1, PIECE / elementBytes) * elementBytes;
        byte[] piece = new byte[(int) Math.min(most, object.file().source().size())];
        for (long at = 0; at < layout.size(); at += piece.length) {
            int length = (int) Math.min(piece.length, layout.size() - at);
            object.file().read(layout.address() + at, piece, 0, length);
            report.raw(length);
            follow(object, piece, length);
            comparison.piece(at, piece, length);
        }
    }

    private static void follow(StoredObject object, byte[] bytes, int length) {
        if (Pointers.in(object.dataset().type())) {
            new Pointers(object.file(), object.dataset().type())
                    .follow(bytes, 0, length / object.dataset().type().size());
        }
    }
}
