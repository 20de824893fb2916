package io.h5sql.engine.format;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value computed when first asked; a failure is not kept. Thread-safe. */
final class Lazy<T> {
    private final Supplier<T> source;
    private volatile @Nullable T value;

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    T get() {
        T known = value;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }
}
