package io.h5sql.engine.cache;

import io.h5sql.engine.io.FileIdentity;

/**
 * A column of a dataset in one state of a file: another state of the file is another key, so what
 * is kept of the old one is never found again.
 *
 * @param dataset address of its object header
 * @param path of the dataset, as the query that came first named it
 * @param name of the column
 * @param decoding which part of an element it is, and how that becomes a value
 */
public record ColumnKey(
        FileIdentity file, long dataset, String path, String name, String decoding) {}
