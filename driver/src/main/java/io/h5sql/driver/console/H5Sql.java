package io.h5sql.driver.console;

import io.h5sql.driver.ConnectionUrl;
import io.h5sql.driver.H5Driver;
import io.h5sql.engine.error.H5Exception;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code h5sql FILE}: an interactive shell; {@code h5sql FILE -e SQL}: one result; {@code h5sql
 * FILE tree}: what is in the file. Exit codes: 0 done, 1 an error, told in one line, 2 wrong usage.
 */
@Command(
        name = "h5sql",
        description = "SQL over HDF5 files.",
        versionProvider = H5Sql.Version.class,
        footer = {
            "",
            "Without -e and COMMAND an interactive shell starts.",
            "csv is RFC 4180 (CRLF, an empty field is NULL, \"\" is empty text);",
            "json is an object a row, NaN and infinities as strings; arrow is an IPC stream.",
            "Exit codes: 0 done, 1 an error, 2 wrong usage."
        })
public final class H5Sql implements Callable<Integer> {
    /** Forms a result can be written in. */
    enum Format {
        table,
        csv,
        json,
        arrow
    }

    /** What {@code h5sql FILE COMMAND} does. */
    enum Action {
        tree
    }

    @Parameters(index = "0", paramLabel = "FILE", description = "an HDF5 file or jdbc:hdf5: URL")
    private String location = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COMMAND",
            description = "tree: the file's objects with shapes, types, storage and ratio")
    private @Nullable Action action;

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "run this statement; may be repeated")
    private List<String> statements = List.of();

    @Option(
            names = {"-f", "--format"},
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Format format = Format.table;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write the result there")
    private @Nullable Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and exit")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version and exit")
    private boolean version;

    /** Runs the console and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new H5Sql())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e))
                .execute(args);
    }

    /** Every error is one line, without a trace. */
    private static int failed(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String state =
                failure instanceof SQLException sql && sql.getSQLState() != null
                        ? " (" + sql.getSQLState() + ")"
                        : "";
        System.err.println("h5sql: " + message.strip().replaceAll("\\s*\\R\\s*", " | ") + state);
        return 1;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        if (action == Action.tree) {
            try (OutputStream out = open()) {
                new TreePrinter(out).print(location);
            } catch (H5Exception e) {
                return failed(e);
            }
            return 0;
        }
        if (statements.isEmpty()) {
            return Shell.run(url());
        }
        try (Connection connection = connect();
                OutputStream out = open()) {
            for (String sql : statements) {
                execute(connection, sql, out);
            }
        }
        return 0;
    }

    /** A file's name may hold what a URL takes as its own. */
    private String url() {
        if (ConnectionUrl.accepts(location)) {
            return location;
        }
        boolean literal = Files.exists(Path.of(location));
        return ConnectionUrl.PREFIX
                + (literal
                        ? location.replace("%", "%25").replace("?", "%3F").replace(";", "%3B")
                        : location);
    }

    private Connection connect() throws SQLException {
        Connection connection = new H5Driver().connect(url(), new Properties());
        if (connection == null) {
            throw new SQLException("'" + location + "' is no location of this driver", "08001");
        }
        return connection;
    }

    private OutputStream open() throws IOException {
        OutputStream raw =
                output == null
                        ? new FileOutputStream(FileDescriptor.out)
                        : Files.newOutputStream(output);
        return new BufferedOutputStream(raw, 1 << 16);
    }

    private void execute(Connection connection, String sql, OutputStream out)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            switch (format) {
                case table -> new TableWriter(out).write(rows);
                case csv -> new CsvWriter(out).write(rows);
                case json -> new JsonWriter(out).write(rows);
                case arrow -> ArrowFormat.write(rows, out);
            }
            out.flush();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                System.err.println("h5sql: warning: " + w.getMessage());
            }
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"h5sql " + new H5Driver().getDriverVersion().versionString};
        }
    }
}
