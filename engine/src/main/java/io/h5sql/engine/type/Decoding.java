package io.h5sql.engine.type;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a stored value beyond its datatype: conventions that attributes declare.
 *
 * @param missing one stored element that reads as NULL; empty for none
 * @param time seconds-based origin and unit of a CF time axis, or null
 * @param scale CF {@code scale_factor}, 1 when absent
 * @param offset CF {@code add_offset}, 0 when absent
 */
public record Decoding(byte[] missing, @Nullable TimeUnits time, double scale, double offset) {
    public static final Decoding PLAIN = new Decoding(new byte[0], null, 1, 0);

    /** {@code UNIT since ORIGIN}: nanoseconds a unit, and the origin in nanoseconds since 1970. */
    public record TimeUnits(long nanosPerUnit, long originNanos) {}
}
