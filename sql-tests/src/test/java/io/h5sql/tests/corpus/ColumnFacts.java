package io.h5sql.tests.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.h5sql.tests.Finding;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts the oracle tells of a column, gathered from the values that JDBC gives. */
final class ColumnFacts {
    private static final int ENDS = 5;

    private final StoredType type;
    private final List<@Nullable Object> first = new ArrayList<>();
    private final Deque<Object> last = new ArrayDeque<>();
    private long rows;
    private long nulls;
    private long elements;
    private long octets;
    private long nans;
    private long shortest = Long.MAX_VALUE;
    private long longest = -1;
    private BigInteger exactSum = BigInteger.ZERO;
    private double sum;
    private double lost;
    private double magnitude;
    private @Nullable Object least;
    private @Nullable Object greatest;

    /** Stands for NULL in {@link #last}, which takes none. */
    private static final Object NULL = new Object();

    ColumnFacts(StoredType type) {
        this.type = type;
    }

    StoredType type() {
        return type;
    }

    long nulls() {
        return nulls;
    }

    /** Where a sum of doubles may differ from the correctly rounded one. */
    double tolerance() {
        return 1e-9 * magnitude + Double.MIN_NORMAL;
    }

    @Nullable Object least() {
        return least;
    }

    @Nullable Object greatest() {
        return greatest;
    }

    void add(@Nullable Object value) {
        rows++;
        if (first.size() < ENDS) {
            first.add(value);
        }
        last.addLast(value == null ? NULL : value);
        if (last.size() > ENDS) {
            last.removeFirst();
        }
        if (value instanceof List<?> list) {
            shortest = Math.min(shortest, list.size());
            longest = Math.max(longest, list.size());
            elements += list.size();
            list.forEach(this::one);
        } else {
            one(value);
        }
    }

    private void one(@Nullable Object value) {
        if (value == null && type.leaf().is("string")) {
            one("");
        }
        if (value == null) {
            nulls++;
        } else if (value instanceof BigInteger number) {
            exactSum = exactSum.add(number);
            extend(number);
        } else if (value instanceof Double number) {
            addReal(number);
        } else if (value instanceof String text && type.leaf().is("string")) {
            octets += text.getBytes(StandardCharsets.UTF_8).length;
            extend(text);
        }
    }

    /** Neumaier's sum, which keeps what rounding loses. */
    private void addReal(double number) {
        if (Double.isNaN(number)) {
            nans++;
            return;
        }
        extend(number);
        double next = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? (sum - next) + number : (number - next) + sum;
        sum = next;
        magnitude += Math.abs(number);
    }

    private double total() {
        return Double.isFinite(sum) ? sum + lost : sum;
    }

    private void extend(Object value) {
        least = least == null || compare(value, least) < 0 ? value : least;
        greatest = greatest == null || compare(value, greatest) > 0 ? value : greatest;
    }

    private static int compare(Object a, Object b) {
        if (a instanceof BigInteger x && b instanceof BigInteger y) {
            return x.compareTo(y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x < y ? -1 : x > y ? 1 : 0;
        }
        return Arrays.compareUnsigned(
                a.toString().getBytes(StandardCharsets.UTF_8),
                b.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Every fact that differs from the oracle's. */
    List<Finding> compare(String place, JsonNode expected, ExpectedValue values) {
        List<Finding> wrong = new ArrayList<>();
        count(wrong, place + " count", expected.get("count"), rows);
        count(wrong, place + " elements", expected.get("elements"), elements);
        count(wrong, place + " nulls", expected.get("nulls"), nulls);
        count(wrong, place + " nan", expected.get("nan"), nans);
        count(wrong, place + " min_length", expected.get("min_length"), shortest);
        count(wrong, place + " max_length", expected.get("max_length"), longest);
        if (!mentionsBytes(expected) && !type.leaf().isAmbiguous()) {
            count(wrong, place + " octets", expected.get("octets"), octets);
            extreme(wrong, place + " min", expected.get("min"), least, values);
            extreme(wrong, place + " max", expected.get("max"), greatest, values);
            sum(wrong, place + " sum", expected.get("sum"));
        }
        ends(wrong, place + " first", expected.get("first"), first, values);
        List<@Nullable Object> tail = new ArrayList<>();
        last.forEach(value -> tail.add(value == NULL ? null : value));
        ends(wrong, place + " last", expected.get("last"), tail, values);
        return wrong;
    }

    /** Text that is not UTF-8 reads as ISO-8859-1: neither its length nor its order are known. */
    static boolean mentionsBytes(JsonNode expected) {
        String text = expected.toString();
        return text.contains("{\"hex\":") || text.contains("\\\\x");
    }

    private static void count(
            List<Finding> wrong, String place, @Nullable JsonNode expected, long found) {
        if (expected != null && expected.isNumber() && expected.asLong() != found) {
            wrong.add(Finding.wrong(place, expected, found));
        }
    }

    private void extreme(
            List<Finding> wrong,
            String place,
            @Nullable JsonNode expected,
            @Nullable Object found,
            ExpectedValue values) {
        if (expected != null && !values.matches(expected, found, type.leaf())) {
            wrong.add(Finding.wrong(place, expected, found == null ? "nothing" : found));
        }
    }

    private void sum(List<Finding> wrong, String place, @Nullable JsonNode expected) {
        if (expected == null || expected.isNull()) {
            return;
        }
        if (type.leaf().is("float")) {
            double wanted = ExpectedValue.real(expected);
            if (!close(wanted, total())) {
                wrong.add(Finding.wrong(place, expected, total()));
            }
        } else if (!expected.isIntegralNumber() || !expected.bigIntegerValue().equals(exactSum)) {
            wrong.add(Finding.wrong(place, expected, exactSum));
        }
    }

    /** Equal as far as summing in another order lets sums of these values be. */
    boolean close(double wanted, double found) {
        return ExpectedValue.same(wanted, found) || Math.abs(wanted - found) <= tolerance();
    }

    private void ends(
            List<Finding> wrong,
            String place,
            @Nullable JsonNode expected,
            List<@Nullable Object> found,
            ExpectedValue values) {
        if (expected == null) {
            return;
        }
        boolean tail = place.endsWith("last");
        int from = tail ? Math.max(0, found.size() - expected.size()) : 0;
        for (int i = 0; i < expected.size(); i++) {
            Object value = from + i < found.size() ? found.get(from + i) : "no row";
            if (!values.matches(expected.get(i), value, type)) {
                wrong.add(Finding.wrong(place + "[" + i + "]", expected.get(i), show(value)));
            }
        }
    }

    static String show(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return java.util.HexFormat.of().formatHex(bytes);
        }
        return value instanceof Collection<?> all && all.size() > 20
                ? all.size() + " values " + all.stream().limit(20).toList()
                : "" + value;
    }
}
