package io.h5sql.calcite.push;

import io.h5sql.engine.H5Store;
import io.h5sql.engine.catalog.ColumnSource;
import io.h5sql.engine.catalog.TableDef;
import io.h5sql.engine.expr.Predicate;
import io.h5sql.engine.select.RowRanges;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Predicates over index columns of one axis as positions along it. Index columns are never NULL, so
 * a complement is an exact negation; a predicate over a scale column is the store's to answer.
 */
final class Axes {
    /** No single axis. */
    static final int NONE = -1;

    private final H5Store store;
    private final TableDef table;
    private final int axis;
    private final long length;

    Axes(H5Store store, TableDef table, int axis) {
        this.store = store;
        this.table = table;
        this.axis = axis;
        this.length = table.shape().get(axis);
    }

    /** The axis that all columns of a predicate index, or {@link #NONE}. */
    static int axisOf(TableDef table, Predicate predicate) {
        List<Integer> columns = new ArrayList<>();
        collect(predicate, columns);
        int axis = NONE;
        for (int column : columns) {
            int found = axisOf(table, column);
            if (found == NONE || axis != NONE && axis != found) {
                return NONE;
            }
            axis = found;
        }
        return axis;
    }

    /** The positions at which the predicate is TRUE. */
    RowRanges ranges(Predicate predicate) {
        List<Integer> columns = new ArrayList<>();
        collect(predicate, columns);
        if (!columns.isEmpty()
                && columns.stream().allMatch(c -> isScale(c) && c.equals(columns.get(0)))) {
            return store.axisRanges(table, axis, predicate);
        } else if (predicate instanceof Predicate.And and) {
            RowRanges ranges = RowRanges.all(length);
            for (Predicate part : and.all()) {
                ranges = ranges.intersect(ranges(part));
            }
            return ranges;
        } else if (predicate instanceof Predicate.Or or) {
            RowRanges ranges = RowRanges.empty();
            for (Predicate part : or.any()) {
                ranges = ranges.union(ranges(part));
            }
            return ranges;
        } else if (predicate instanceof Predicate.Not not) {
            return ranges(not.operand()).complement(length);
        } else if (predicate instanceof Predicate.Compare compare) {
            return compared(compare.op(), compare.value());
        } else if (predicate instanceof Predicate.In in) {
            return listed(in.values());
        } else if (predicate instanceof Predicate.IsNull) {
            return RowRanges.empty();
        }
        throw new IllegalStateException("an index column has no " + predicate);
    }

    private RowRanges listed(List<Object> values) {
        TreeSet<Long> positions = new TreeSet<>();
        for (Object value : values) {
            BigDecimal number = number(value);
            if (isWhole(number)
                    && number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(length)) < 0) {
                positions.add(number.longValueExact());
            }
        }
        return RowRanges.ofPositions(positions.stream().mapToLong(Long::longValue).toArray());
    }

    private RowRanges compared(Predicate.Op op, Object value) {
        BigDecimal number = number(value);
        long atLeast = clamp(number.setScale(0, RoundingMode.CEILING).toBigInteger());
        long above =
                clamp(number.setScale(0, RoundingMode.FLOOR).toBigInteger().add(BigInteger.ONE));
        return switch (op) {
            case EQ -> isWhole(number) ? range(atLeast, above) : RowRanges.empty();
            case NE ->
                    isWhole(number)
                            ? range(atLeast, above).complement(length)
                            : RowRanges.all(length);
            case LT -> range(0, atLeast);
            case LE -> range(0, above);
            case GT -> range(above, length);
            case GE -> range(atLeast, length);
        };
    }

    private static RowRanges range(long from, long to) {
        return from < to ? RowRanges.of(from, to) : RowRanges.empty();
    }

    private long clamp(BigInteger position) {
        return position.max(BigInteger.ZERO).min(BigInteger.valueOf(length)).longValueExact();
    }

    private static BigDecimal number(Object value) {
        return value instanceof BigDecimal number
                ? number
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private boolean isScale(int column) {
        return table.columns().get(column).source() instanceof ColumnSource.AxisScale;
    }

    private static int axisOf(TableDef table, int column) {
        ColumnSource source = table.columns().get(column).source();
        if (source instanceof ColumnSource.AxisIndex index) {
            return index.axis();
        } else if (source instanceof ColumnSource.AxisScale scale) {
            return scale.axis();
        } else if (source instanceof ColumnSource.Position && table.shape().size() == 1) {
            return 0;
        }
        return NONE;
    }

    private static void collect(Predicate predicate, List<Integer> columns) {
        if (predicate instanceof Predicate.And and) {
            and.all().forEach(part -> collect(part, columns));
        } else if (predicate instanceof Predicate.Or or) {
            or.any().forEach(part -> collect(part, columns));
        } else if (predicate instanceof Predicate.Not not) {
            collect(not.operand(), columns);
        } else if (predicate instanceof Predicate.Compare compare) {
            columns.add(compare.column());
        } else if (predicate instanceof Predicate.In in) {
            columns.add(in.column());
        } else if (predicate instanceof Predicate.IsNull isNull) {
            columns.add(isNull.column());
        } else if (predicate instanceof Predicate.StartsWith prefix) {
            columns.add(prefix.column());
        }
    }
}
