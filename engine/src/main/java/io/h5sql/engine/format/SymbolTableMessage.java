package io.h5sql.engine.format;

import io.h5sql.engine.io.ByteCursor;

/** Symbol table message (IV.A.2.r): B-tree address O, local heap address O. */
record SymbolTableMessage(long tree, long heap) {
    static SymbolTableMessage decode(ByteCursor cursor, int offsetBytes) {
        return new SymbolTableMessage(cursor.address(offsetBytes), cursor.address(offsetBytes));
    }
}
