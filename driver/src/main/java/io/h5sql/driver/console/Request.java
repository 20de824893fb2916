package io.h5sql.driver.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the console is asked to do.
 *
 * @param location a file or URL
 * @param action null for a shell or statements
 * @param statements run in turn; none starts the shell
 * @param output null for standard output
 */
record Request(
        String location,
        @Nullable Action action,
        List<String> statements,
        Format format,
        @Nullable Path output) {
    /** Forms a result can be written in. */
    enum Format {
        TABLE,
        CSV,
        JSON,
        ARROW
    }

    /** What {@code h5sql FILE COMMAND} does. */
    enum Action {
        TREE,
        CHECK;

        /** As it is written. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Request {
        statements = List.copyOf(statements);
    }

    /**
     * The request of plain and correct arguments, or null for all others: those go to picocli,
     * whose loading takes as long as a small query.
     */
    static @Nullable Request quickly(String... args) {
        List<String> statements = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Format format = Format.TABLE;
        Path output = null;
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("-")) {
                plain.add(args[i]);
                continue;
            }
            if (i + 1 == args.length) {
                return null;
            }
            String value = args[++i];
            switch (args[i - 1]) {
                case "-e", "--execute" -> statements.add(value);
                case "-o", "--output" -> output = Path.of(value);
                case "-f", "--format" -> {
                    Format known = format(value);
                    if (known == null) {
                        return null;
                    }
                    format = known;
                }
                default -> {
                    return null;
                }
            }
        }
        if (plain.size() == 1) {
            return new Request(plain.get(0), null, statements, format, output);
        }
        if (plain.size() != 2 || !statements.isEmpty()) {
            return null;
        }
        Action last = action(plain.get(1));
        Action first = Files.exists(Path.of(plain.get(0))) ? null : action(plain.get(0));
        if (last == null && first == null) {
            return null;
        }
        return last != null
                ? new Request(plain.get(0), last, statements, format, output)
                : new Request(plain.get(1), first, statements, format, output);
    }

    /** A command may stand before the file as well, unless it is a file itself. */
    static @Nullable Action action(String name) {
        return switch (name) {
            case "tree" -> Action.TREE;
            case "check" -> Action.CHECK;
            default -> null;
        };
    }

    private static @Nullable Format format(String name) {
        for (Format format : Format.values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        return null;
    }
}
