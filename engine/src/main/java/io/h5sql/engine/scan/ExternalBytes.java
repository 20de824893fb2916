package io.h5sql.engine.scan;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.ExternalSegment;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.io.ByteSource;
import java.util.Arrays;
import java.util.List;

/**
 * Raw data in other files, segment after segment. A file shorter than its segment reads as zeros
 * from its end on, as the HDF5 library reads it. Files are opened when first read.
 */
final class ExternalBytes implements RawBytes {
    private final FormatReader file;
    private final List<ExternalSegment> segments;

    /**
     * @param needed bytes of the dataset
     */
    ExternalBytes(FormatReader file, List<ExternalSegment> segments, long needed) {
        this.file = file;
        this.segments = segments;
        long held = 0;
        for (ExternalSegment segment : segments) {
            boolean endless = segment.size() == ExternalSegment.UNLIMITED;
            held = endless || held > needed - segment.size() ? needed : held + segment.size();
        }
        if (held < needed) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "external segments of " + held + " bytes, the dataset needs " + needed);
        }
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) {
        long before = 0;
        int done = 0;
        for (ExternalSegment segment : segments) {
            long inside = position + done - before;
            long left =
                    segment.size() == ExternalSegment.UNLIMITED
                            ? Long.MAX_VALUE
                            : segment.size() - inside;
            if (left > 0 && done < length) {
                int count = (int) Math.min(length - done, left);
                read(segment, inside, target, offset + done, count);
                done += count;
            }
            before += Math.max(0, segment.size());
        }
    }

    private void read(ExternalSegment segment, long at, byte[] target, int offset, int length) {
        ByteSource source = file.neighbours().bytes(file, segment.file());
        long start = segment.offset() + at;
        if (start < 0) {
            throw new H5Exception(
                    ErrorCode.CORRUPT_STRUCTURE,
                    "external file '" + segment.file() + "': an offset beyond 2^63");
        }
        int stored = (int) Math.max(0, Math.min(length, source.size() - start));
        if (stored > 0) {
            source.read(start, target, offset, stored);
        }
        Arrays.fill(target, offset + stored, offset + length, (byte) 0);
    }
}
