package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.select.Selected;
import java.util.ArrayList;
import java.util.List;

/**
 * One mapping of a virtual dataset: elements of a source, in row-major order, are those of the
 * virtual dataset (global heap block for virtual datasets, III.F).
 *
 * <pre>
 * version 1, entries L, of each entry
 *   flags 1 (version 1: bit 0 file name, bit 1 dataset name is that of the entry whose number L
 *            stands in its place; bit 2 the same file, no name)
 *   source file name and source dataset name, each NUL-terminated
 *   source selection, virtual selection
 * checksum 4
 * </pre>
 *
 * @param file name of the source's file, {@code .} for the virtual dataset's own
 * @param source elements taken of the source
 * @param target elements of the virtual dataset
 */
public record VirtualMapping(
        SourceName file, SourceName dataset, Selected source, Selected target) {
    private static final String STRUCTURE = "virtual dataset mapping";
    private static final int FILE_SHARED = 1;
    private static final int DATASET_SHARED = 2;
    private static final int SAME_FILE = 4;
    private static final SourceName SAME = SourceName.parse(".");

    /** The mappings of a dataset whose layout is virtual; none while the heap address is unset. */
    static List<VirtualMapping> read(FormatReader file, DataLayout.Virtual layout) {
        List<VirtualMapping> mappings = new ArrayList<>();
        if (layout.heapAddress() == Superblock.UNDEFINED || layout.heapIndex() == 0) {
            return mappings;
        }
        GlobalHeap.Slice slice = file.globalHeap().object(layout.heapAddress(), layout.heapIndex());
        ByteCursor cursor =
                new ByteCursor(
                        slice.array(),
                        slice.offset(),
                        slice.offset() + slice.length(),
                        file.fileOffset(layout.heapAddress()),
                        STRUCTURE);
        int version = FormatVersion.read(cursor, STRUCTURE, 0, 1);
        int width = file.superblock().lengthBytes();
        long count = cursor.length(width);
        Checksum.verify(
                slice.array(),
                slice.offset(),
                slice.offset() + slice.length(),
                cursor.fileOffset(),
                STRUCTURE);
        List<SourceName> files = new ArrayList<>();
        List<SourceName> datasets = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int flags = version == 0 ? 0 : cursor.u8();
            files.add(
                    (flags & SAME_FILE) != 0
                            ? SAME
                            : name(cursor, (flags & FILE_SHARED) != 0, files, width));
            datasets.add(name(cursor, (flags & DATASET_SHARED) != 0, datasets, width));
            Selected source = StoredSelection.decode(cursor);
            Selected target = StoredSelection.decode(cursor);
            int last = files.size() - 1;
            mappings.add(new VirtualMapping(files.get(last), datasets.get(last), source, target));
        }
        return mappings;
    }

    private static SourceName name(
            ByteCursor cursor, boolean shared, List<SourceName> names, int width) {
        if (!shared) {
            return SourceName.parse(StoredName.terminated(cursor));
        }
        long entry = cursor.length(width);
        if (entry >= names.size()) {
            throw cursor.corrupt("the name of entry " + entry + ", which comes later");
        }
        return names.get((int) entry);
    }

    /** Whether every block of the virtual selection has a source of its own. */
    public boolean isSeries() {
        return file.isSeries() || dataset.isSeries();
    }

    /** Dimension without limit of the virtual selection, or -1. */
    public int unlimitedAxis() {
        return target instanceof Selected.Regular regular ? regular.unlimitedAxis() : -1;
    }

    /**
     * The source, or of a series the source of that block.
     *
     * @throws H5Exception BROKEN_LINK naming what is missing, EXTERNAL_REFUSED
     */
    public StoredObject open(FormatReader of, long block) {
        String fileName = file.of(block);
        String path = dataset.of(block);
        try {
            return of.neighbours().object(of, fileName, path);
        } catch (H5Exception error) {
            String where = fileName.equals(".") ? "" : " of file '" + fileName + "'";
            throw new H5Exception(
                    error.code(),
                    "source '" + path + "'" + where + " of a virtual dataset: " + error.problem(),
                    error.place(),
                    error);
        }
    }

    /**
     * Positions that the source holds now along its dimension without limit.
     *
     * @param shape of the source
     */
    public long positionsIn(List<Long> shape) {
        if (!(source instanceof Selected.Regular regular) || regular.unlimitedAxis() < 0) {
            throw H5Exception.unsupported(
                    "a virtual dataset that grows without limit by source "
                            + dataset
                            + ", which does not");
        }
        int axis = regular.unlimitedAxis();
        return axis >= shape.size() ? 0 : regular.axes().get(axis).countBelow(shape.get(axis));
    }
}
