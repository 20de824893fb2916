package io.h5sql.tests.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A statement.
 *
 * @param parameters values to choose from for each of its parameters
 * @param ordered whether it settles the order of its rows
 */
record Question(String sql, List<List<Object>> parameters, boolean ordered) {
    Question {
        parameters = List.copyOf(parameters);
    }

    /** Values for one run; now and then NULL. */
    List<@Nullable Object> values(Random random) {
        List<@Nullable Object> values = new ArrayList<>();
        for (List<Object> choice : parameters) {
            boolean isNull = random.nextInt(25) == 0 && !isRowCount(choice);
            values.add(isNull ? null : choice.get(random.nextInt(choice.size())));
        }
        return values;
    }

    /** LIMIT and OFFSET take the numbers of this list. */
    static final List<Object> ROW_COUNTS = List.of(0, 1, 3, 10, 97, 98, 500, 5000);

    private static boolean isRowCount(List<Object> choice) {
        return choice == ROW_COUNTS;
    }
}
