package io.h5sql.driver.console.check;

import io.h5sql.engine.filter.ByteSlice;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * jhdf as a reader that shares no code with this one. It is asked for stored bytes, a chunk at a
 * time, then for what it decodes them to. Whatever it throws makes a thing not comparable. One
 * thread.
 *
 * <p>A file of up to 2 GiB, as far as one buffer reaches, is mapped once and read in place; of a
 * larger one jhdf maps every chunk by itself, and systems limit the number of mappings.
 */
final class SecondReader implements Closeable {
    private static final int MOST_CAUSES = 20;

    private final HdfFile file;

    private SecondReader(HdfFile file) {
        this.file = file;
    }

    static SecondReader open(Path path) throws NotComparable {
        return new SecondReader(
                guarded(
                        () -> {
                            try (FileChannel channel = FileChannel.open(path)) {
                                return channel.size() > Integer.MAX_VALUE
                                        ? new HdfFile(path)
                                        : HdfFile.fromByteBuffer(map(channel));
                            }
                        }));
    }

    private static ByteBuffer map(FileChannel channel) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }

    /** By address: found by path, one odd object makes jhdf refuse all of its group. */
    Stored dataset(long address) throws NotComparable {
        return new Stored(file, guarded(() -> (Dataset) file.getNodeByAddress(address)));
    }

    /** One dataset: its stored bytes, and what jhdf decodes bytes to. */
    record Stored(HdfFile file, Dataset dataset) {
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

        /** All of a contiguous or compact dataset. */
        ByteBuffer whole() throws NotComparable {
            if (dataset instanceof ContiguousDataset contiguous) {
                return guarded(contiguous::getBuffer);
            }
            if (dataset instanceof CompactDataset compact) {
                return guarded(compact::getDataBuffer);
            }
            throw new NotComparable("jhdf takes it for a dataset in chunks");
        }

        /** An array of Java with a value an element; of a compound a map of such by member. */
        Object values(ByteSlice elements, int count) throws NotComparable {
            ByteBuffer bytes =
                    ByteBuffer.wrap(elements.array(), elements.offset(), elements.length()).slice();
            return guarded(
                    () ->
                            dataset.getDataType()
                                    .fillData(
                                            bytes, new int[] {count}, file.getHdfBackingStorage()));
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
            throw new NotComparable("jhdf fails: " + reason(e));
        }
    }

    /** The first cause says most: what jhdf wraps around it is where it was. */
    private static String reason(Throwable thrown) {
        Throwable first = thrown;
        for (int depth = 0; depth < MOST_CAUSES && first.getCause() != null; depth++) {
            first = first.getCause();
        }
        String message = first.getMessage() == null ? "" : ": " + first.getMessage();
        return first.getClass().getSimpleName() + message;
    }

    @Override
    public void close() {
        file.close();
    }
}
