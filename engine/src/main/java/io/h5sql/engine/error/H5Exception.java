package io.h5sql.engine.error;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The one exception that leaves the engine. Its message says what was found and what was expected;
 * {@link #getMessage()} appends the place. Lower floors throw it with what they know, higher floors
 * add the rest with {@link #within}.
 */
public final class H5Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String problem;
    private final transient Place place;

    public H5Exception(ErrorCode code, String problem) {
        this(code, problem, Place.UNKNOWN, null);
    }

    public H5Exception(ErrorCode code, String problem, Place place) {
        this(code, problem, place, null);
    }

    public H5Exception(ErrorCode code, String problem, Place place, @Nullable Throwable cause) {
        super(problem, cause);
        this.code = requireNonNull(code, "code");
        this.problem = requireNonNull(problem, "problem");
        this.place = requireNonNull(place, "place");
    }

    public static H5Exception corrupt(String problem, long offset) {
        return new H5Exception(ErrorCode.CORRUPT_STRUCTURE, problem, Place.ofOffset(offset));
    }

    public static H5Exception unsupported(String problem) {
        return new H5Exception(ErrorCode.UNSUPPORTED_FEATURE, problem);
    }

    public ErrorCode code() {
        return code;
    }

    public Place place() {
        return place == null ? Place.UNKNOWN : place;
    }

    /** The message without the place. */
    public String problem() {
        return problem;
    }

    /** The same error with the unknown parts of its place filled in. */
    public H5Exception within(Place outer) {
        Place merged = place().within(outer);
        if (merged.equals(place())) {
            return this;
        }
        H5Exception enriched = new H5Exception(code, problem, merged, getCause());
        enriched.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            enriched.addSuppressed(suppressed);
        }
        return enriched;
    }

    @Override
    public String getMessage() {
        String where = place().toString();
        return where.isEmpty() ? problem : problem + " [" + where + "]";
    }
}
