package io.h5sql.engine.catalog.tree;

import io.h5sql.engine.format.Dataspace;
import java.util.List;
import java.util.stream.Collectors;

/** Shapes as numbers and as text. */
public final class Shapes {
    private Shapes() {}

    /** Product of the sizes, 1 for none; {@link Long#MAX_VALUE} where it is larger. */
    public static long product(List<Long> shape) {
        long product = 1;
        for (long n : shape) {
            if (n == 0) {
                return 0;
            }
            product = product > Long.MAX_VALUE / n ? Long.MAX_VALUE : product * n;
        }
        return product;
    }

    /** {@code [3, 4]}, {@code []} of a scalar; {@link Dataspace#UNLIMITED} in words. */
    public static String text(List<Long> shape) {
        return shape.stream()
                .map(n -> n == Dataspace.UNLIMITED ? "unlimited" : Long.toString(n))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
