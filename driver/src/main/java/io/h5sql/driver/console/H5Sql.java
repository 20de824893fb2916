package io.h5sql.driver.console;

import io.h5sql.driver.ConnectionUrl;
import io.h5sql.driver.H5Driver;
import io.h5sql.driver.console.check.FileCheck;
import io.h5sql.engine.error.H5Exception;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Properties;

/**
 * {@code h5sql FILE}: an interactive shell; {@code h5sql FILE -e SQL}: one result; {@code h5sql
 * FILE tree}: what is in the file; {@code h5sql FILE check}: whether all of it is whole. Exit
 * statuses: 0 done, 1 an error, told in one line, 2 wrong usage; of check 0 all was read and is
 * whole, 1 damage or differences, 3 something could not be read.
 */
public final class H5Sql {
    private final Request request;

    private H5Sql(Request request) {
        this.request = request;
    }

    /** Runs the console and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        Request request = Request.quickly(args);
        return request == null ? Arguments.run(args) : run(request);
    }

    static int run(Request request) {
        try {
            return new H5Sql(request).run();
        } catch (NoSuchFileException e) {
            return failed("no such file or directory: " + e.getMessage());
        } catch (SQLException e) {
            return failed(e.getMessage() + (e.getSQLState() == null ? "" : state(e)));
        } catch (IOException | H5Exception | InvalidPathException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static String state(SQLException e) {
        return " (" + e.getSQLState() + ")";
    }

    /** Every error is one line, without a trace. */
    private static int failed(String message) {
        System.err.println("h5sql: " + message.strip().replaceAll("\\s*\\R\\s*", " | "));
        return 1;
    }

    private int run() throws SQLException, IOException {
        Request.Action action = request.action();
        if (action != null) {
            return switch (action) {
                case TREE -> tree();
                case CHECK -> check();
            };
        }
        if (request.statements().isEmpty()) {
            return Shell.run(url());
        }
        try (Connection connection = connect();
                OutputStream out = open()) {
            for (String sql : request.statements()) {
                execute(connection, sql, out);
            }
        }
        return 0;
    }

    private int tree() throws IOException {
        try (OutputStream out = open()) {
            new TreePrinter(out).print(request.location());
        }
        return 0;
    }

    /** A file that is not there, or none of HDF5, is not one that is damaged. */
    private int check() throws IOException {
        try (PrintStream out = new PrintStream(open(), false, StandardCharsets.UTF_8)) {
            return FileCheck.run(Path.of(request.location()), out);
        } catch (H5Exception e) {
            failed(String.valueOf(e.getMessage()));
            return FileCheck.statusOf(e);
        }
    }

    /** A file's name may hold what a URL takes as its own. */
    private String url() {
        String location = request.location();
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
            throw new SQLException(
                    "'" + request.location() + "' is no location of this driver", "08001");
        }
        return connection;
    }

    private OutputStream open() throws IOException {
        Path output = request.output();
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
            switch (request.format()) {
                case TABLE -> new TableWriter(out).write(rows);
                case CSV -> new CsvWriter(out).write(rows);
                case JSON -> new JsonWriter(out).write(rows);
                case ARROW -> ArrowFormat.write(rows, out);
            }
            out.flush();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                System.err.println("h5sql: warning: " + w.getMessage());
            }
        }
    }
}
