package io.h5sql.engine.catalog;

/** One way to see an object as a table. The first of a catalogue's shapes that fits wins. */
interface TableShape {
    /** Whether the object has this shape; reads headers only. */
    boolean fits(TableSource source);

    /**
     * The table.
     *
     * @throws io.h5sql.engine.error.H5Exception where the object has the shape but can't be read
     */
    TableDef table(TableSource source);

    TableDef.Kind kind();
}
