package io.h5sql.driver.console.check;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * jhdf as a reader that shares no code with this one. It is asked for stored bytes, before any
 * datatype is applied, a chunk at a time. Whatever it throws makes a thing not comparable. One
 * thread.
 *
 * <p>The file is mapped once and read in place; jhdf alone would map every chunk by itself, and
 * systems limit the number of mappings.
 */
final class SecondReader implements Closeable {
    private final HdfFile file;

    private SecondReader(HdfFile file) {
        this.file = file;
    }

    static SecondReader open(Path path) throws NotComparable {
        return new SecondReader(
                guarded(
                        () -> {
                            try (FileChannel channel = FileChannel.open(path)) {
                                return HdfFile.fromByteBuffer(map(channel));
                            }
                        }));
    }

    private static ByteBuffer map(FileChannel channel) throws IOException, NotComparable {
        if (channel.size() > Integer.MAX_VALUE) {
            throw new NotComparable("files of more than 2 GiB are not compared");
        }
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }

    /** By address: found by path, one odd object makes jhdf refuse all of its group. */
    Stored dataset(long address) throws NotComparable {
        return new Stored(guarded(() -> (Dataset) file.getNodeByAddress(address)));
    }

    /** One dataset's stored bytes. */
    record Stored(Dataset dataset) {
        long[] shape() throws NotComparable {
            return guarded(dataset::getDimensionsAsLong);
        }

        int elementBytes() throws NotComparable {
            return guarded(() -> dataset.getDataType().getSize());
        }

        /** A decoded chunk, by the position of its first element. */
        byte[] chunk(int[] offset) throws NotComparable {
            if (!(dataset instanceof ChunkedDataset chunked)) {
                throw new NotComparable("jhdf takes it for a dataset without chunks");
            }
            return guarded(() -> chunked.getDecompressedChunk(offset));
        }

        /** All of a contiguous dataset. */
        ByteBuffer whole() throws NotComparable {
            if (!(dataset instanceof ContiguousDataset contiguous)) {
                throw new NotComparable("jhdf takes it for a dataset that is not contiguous");
            }
            return guarded(contiguous::getBuffer);
        }
    }

    private static <T> T guarded(Callable<T> action) throws NotComparable {
        try {
            T result = action.call();
            if (result == null) {
                throw new NotComparable("jhdf finds nothing there");
            }
            return result;
        } catch (NotComparable e) {
            throw e;
        } catch (Exception
                | StackOverflowError
                | OutOfMemoryError
                | InternalError
                | LinkageError e) {
            String message = e.getMessage() == null ? "" : ": " + e.getMessage();
            throw new NotComparable("jhdf fails: " + e.getClass().getSimpleName() + message);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
