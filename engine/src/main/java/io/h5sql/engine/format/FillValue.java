package io.h5sql.engine.format;

/**
 * Fill value message (IV.A.2.f).
 *
 * @param bytes one element as stored; empty for all zero
 */
public record FillValue(byte[] bytes) {
    public static final FillValue ZERO = new FillValue(new byte[0]);
}
