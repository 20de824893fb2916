package io.h5sql.engine.scan;

import io.h5sql.engine.cache.ColumnCache;
import io.h5sql.engine.cache.ColumnKey;
import io.h5sql.engine.cache.ZoneMaps;
import io.h5sql.engine.catalog.ColumnDef;
import io.h5sql.engine.decode.MemberPath;
import io.h5sql.engine.format.DataLayout;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.FileIdentity;
import io.h5sql.engine.type.ColumnType;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which file are kept between queries. Only those in chunks of the file itself:
 * the state of another one, which a link or a virtual dataset leads into, is not known here.
 *
 * @param file the reader of the file in that state; null where nothing is kept
 * @param identity its state
 * @param values whether decoded chunks are kept
 * @param zones whether zones are recorded and used
 */
public record KeptColumns(
        @Nullable FormatReader file,
        @Nullable FileIdentity identity,
        boolean values,
        boolean zones) {
    /** Nothing is kept. */
    public static final KeptColumns NONE = new KeptColumns(null, null, false, false);

    /** Below this, keeping a chunk costs more than decoding it again. */
    private static final int LEAST_BYTES = 4096;

    KeptColumn column(
            StoredArray array,
            MemberPath member,
            ColumnType type,
            ColumnDef def,
            String part,
            BooleanSupplier silent) {
        FileIdentity state = identity;
        if (state == null
                || array.file() != file
                || !(array.header().layout() instanceof DataLayout.Chunked)
                || array.chunkBytes() < LEAST_BYTES
                || type instanceof ColumnType.ListOf) {
            return KeptColumn.NOT;
        }
        String decoding =
                member.offset() + " " + member.type() + " " + type + text(def) + " " + part;
        ColumnKey key =
                new ColumnKey(state, array.object().address(), array.path(), def.name(), decoding);
        return new KeptColumn(
                key,
                values ? ColumnCache.shared() : null,
                zones ? ZoneMaps.shared().of(key) : null,
                isElsewhere(member.type()),
                silent);
    }

    private static String text(ColumnDef def) {
        Decoding decoding = def.decoding();
        return decoding == Decoding.PLAIN
                ? ""
                : " "
                        + Arrays.toString(decoding.missing())
                        + decoding.time()
                        + decoding.scale()
                        + " "
                        + decoding.offset();
    }

    private static boolean isElsewhere(Datatype type) {
        return !(type instanceof Datatype.FixedPoint
                || type instanceof Datatype.FloatingPoint
                || type instanceof Datatype.FixedString
                || type instanceof Datatype.Enumeration
                || type instanceof Datatype.Bitfield
                || type instanceof Datatype.Time);
    }
}
