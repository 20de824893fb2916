package io.h5sql.tests.fuzz;

/**
 * A structure of a file's metadata.
 *
 * @param kind its signature; {@code "v1"} of a version 1 object header, which has none
 * @param from where it begins
 * @param to where it ends, as far as is known
 * @param checksum where its checksum is, -1 where there is none
 */
record Structure(String kind, int from, int to, int checksum) {
    int length() {
        return to - from;
    }

    boolean touches(int start, int end) {
        return start < to && end > from;
    }

    /** Makes the checksum right again. */
    void seal(byte[] file) {
        if (checksum < 0 || checksum + 4 > file.length || to > file.length) {
            return;
        }
        Bytes.put(file, checksum, 4, 0);
        int end = checksum + 4 == to ? checksum : to;
        Bytes.put(file, checksum, 4, Lookup3.hash(file, from, end));
    }
}
