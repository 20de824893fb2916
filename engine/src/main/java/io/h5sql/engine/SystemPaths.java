package io.h5sql.engine;

import io.h5sql.engine.catalog.system.PathFilter;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.scan.ScanRequest;
import java.util.HashSet;
import java.util.Set;

/** The paths that a predicate on the column {@code path} of a system table allows. */
final class SystemPaths {
    private SystemPaths() {}

    static PathFilter of(ScanRequest request) {
        Predicate predicate = request.predicate();
        if (predicate instanceof Predicate.And and) {
            for (Predicate part : and.all()) {
                PathFilter filter = single(part, request);
                if (!filter.isAll()) {
                    return filter;
                }
            }
            return PathFilter.ALL;
        }
        return single(predicate, request);
    }

    private static PathFilter single(Predicate predicate, ScanRequest request) {
        Set<String> paths = new HashSet<>();
        if (predicate instanceof Predicate.Compare compare
                && compare.op() == Predicate.Op.EQ
                && isPath(compare.column(), request)
                && compare.value() instanceof String path) {
            paths.add(path);
            return PathFilter.of(paths);
        } else if (predicate instanceof Predicate.In in && isPath(in.column(), request)) {
            for (Object value : in.values()) {
                if (!(value instanceof String path)) {
                    return PathFilter.ALL;
                }
                paths.add(path);
            }
            return PathFilter.of(paths);
        }
        return PathFilter.ALL;
    }

    private static boolean isPath(int column, ScanRequest request) {
        return !request.table().name().equals("files")
                && request.table().columns().get(column).name().equals("path");
    }
}
