package io.h5sql.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * Where in the data an error was met. Any part may be unknown.
 *
 * @param file name of the file as the user gave it
 * @param object path of the HDF5 object, such as {@code /run1/events}
 * @param offset byte offset in the file, or -1
 */
public record Place(@Nullable String file, @Nullable String object, long offset) {
    public static final Place UNKNOWN = new Place(null, null, -1);

    public static Place ofFile(String file) {
        return new Place(file, null, -1);
    }

    public static Place ofOffset(long offset) {
        return new Place(null, null, offset);
    }

    public static Place ofObject(String object) {
        return new Place(null, object, -1);
    }

    /** This place, its unknown parts taken from {@code outer}. */
    public Place within(Place outer) {
        return new Place(
                file != null ? file : outer.file,
                object != null ? object : outer.object,
                offset >= 0 ? offset : outer.offset);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (object != null) {
            text.append("object ").append(object);
        }
        if (file != null) {
            text.append(text.isEmpty() ? "" : ", ").append("file ").append(file);
        }
        if (offset >= 0) {
            text.append(text.isEmpty() ? "" : ", ").append("offset ").append(offset);
        }
        return text.toString();
    }
}
