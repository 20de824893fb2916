package io.h5sql.driver.console.check;

import io.h5sql.engine.catalog.FileCatalog;
import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.NodeWalk;
import io.h5sql.engine.catalog.tree.StorageFacts;
import io.h5sql.engine.error.ErrorCategory;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.ByteSlice;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.DatasetHeader;
import io.h5sql.engine.format.Dataspace;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.format.Superblock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads every object, attribute, stored byte and value of a file once, each object under the first
 * of its names. Soft and external links are not followed: what they name is checked where it is, or
 * is another file's; the sources of virtual datasets and external raw data are. Memory is that of a
 * few chunks, and a map entry for each object.
 */
public final class FileCheck {
    /** Bytes of contiguous data that are held at once. */
    private static final int PIECE = 1 << 20;

    private final FileCatalog catalog;
    private final Report report;
    private final Optional<SecondReader> second;

    private FileCheck(FileCatalog catalog, Report report, Optional<SecondReader> second) {
        this.catalog = catalog;
        this.report = report;
        this.second = second;
    }

    /**
     * Checks a file; a line for each finding and one with the sums go to {@code out}.
     *
     * @return {@link Report#CLEAN}, {@link Report#DAMAGE} or {@link Report#UNREAD}
     * @throws H5Exception where the file can't be opened; {@link #statusOf} has its status
     */
    public static int run(Path file, PrintStream out) {
        return run(file, file, out);
    }

    /** The status of a file that can't even be opened. */
    public static int statusOf(H5Exception error) {
        return error.code().category() == ErrorCategory.CORRUPT ? Report.DAMAGE : Report.UNREAD;
    }

    /** As above, the second reader reading {@code other}. */
    static int run(Path file, Path other, PrintStream out) {
        try (OpenedFile opened = OpenedFile.open(file)) {
            Report report = new Report(out, Progress.of(opened.source().size()));
            Optional<SecondReader> second = second(other, report);
            try {
                new FileCheck(opened.catalog(), report, second).walk(opened.catalog().root());
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
            case DATASET -> dataset(node, object);
            case UNKNOWN ->
                    report.add(Report.Finding.NOT_READ, "neither group nor dataset nor type");
        }
    }

    private void attributes(StoredObject object) {
        for (Attribute attribute : object.attributes(error -> report.add("attribute", error))) {
            report.attribute();
            ByteSlice data = new ByteSlice(attribute.data(), 0, attribute.data().length);
            guarded(
                    "attribute '" + attribute.name() + "'",
                    () -> new ElementValues(object.file(), attribute.type()).read(data));
        }
    }

    private void dataset(Node node, StoredObject object) {
        DatasetHeader header = object.dataset();
        if (header.space().kind() == Dataspace.Kind.NULL) {
            return;
        }
        if (header.externalFiles() || header.layout() instanceof DataLayout.Virtual) {
            new ScannedCheck(catalog).run(node);
        }
        Comparison comparison = new Comparison(report, header, second, object.address());
        if (header.externalFiles()) {
            return;
        }
        ElementValues values = new ElementValues(object.file(), header.type());
        if (header.layout() instanceof DataLayout.Chunked chunked) {
            new ChunkedCheck(object, chunked, values, report, comparison).run();
        } else if (header.layout() instanceof DataLayout.Contiguous contiguous) {
            contiguous(object, contiguous, values, comparison);
        } else if (header.layout() instanceof DataLayout.Compact compact) {
            ByteSlice data = new ByteSlice(compact.data(), 0, compact.data().length);
            report.raw(data.length());
            comparison.beginWhole();
            piece(0, data, values, comparison);
        }
    }

    private void contiguous(
            StoredObject object,
            DataLayout.Contiguous layout,
            ElementValues values,
            Comparison comparison) {
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
        long size = Math.min(layout.size(), needed);
        int elementBytes = object.dataset().type().size();
        int most = Math.max(1, PIECE / elementBytes) * elementBytes;
        byte[] piece = new byte[(int) Math.min(most, object.file().source().size())];
        for (long at = 0; at < size; at += piece.length) {
            int length = (int) Math.min(piece.length, size - at);
            object.file().read(layout.address() + at, piece, 0, length);
            report.raw(length);
            piece(at, new ByteSlice(piece, 0, length), values, comparison);
        }
    }

    private static void piece(
            long at, ByteSlice bytes, ElementValues values, Comparison comparison) {
        values.read(bytes);
        comparison.piece(at, bytes, values);
    }
}
