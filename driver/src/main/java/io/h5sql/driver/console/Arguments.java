package io.h5sql.driver.console;

import io.h5sql.driver.jdbc.DriverVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All arguments the console takes, their help, and complaints about others. */
@Command(
        name = "h5sql",
        description = "SQL over HDF5 files.",
        versionProvider = Arguments.Version.class,
        footer = {
            "",
            "Without -e and COMMAND an interactive shell starts.",
            "csv is RFC 4180 (CRLF, an empty field is NULL, \"\" is empty text);",
            "json is an object a row, NaN and infinities as strings; arrow is an IPC stream.",
            "Exit status: 0 done, 1 an error, 2 wrong usage;",
            "of check: 0 all was read and is whole, 1 damage or differences,",
            "3 something could not be read (an unknown filter, a missing source, no HDF5 file)."
        })
final class Arguments implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "an HDF5 file or jdbc:hdf5: URL")
    private String location = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COMMAND",
            description = {
                "tree: the file's objects with shapes, types, storage and ratio",
                "check: read all of it, verify checksums, compare values with a second reader"
            })
    private @Nullable String command;

    @Spec private CommandSpec line = CommandSpec.create();

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "SQL",
            description = "run this statement; may be repeated")
    private List<String> statements = List.of();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv, json or arrow")
    private Request.Format format = Request.Format.TABLE;

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

    /** Parses and runs; 2 where the arguments are wrong. */
    static int run(String... args) {
        return new CommandLine(new Arguments())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() {
        Request.Action action =
                command == null ? null : Request.action(command.toLowerCase(Locale.ROOT));
        if (command != null && action == null) {
            throw new ParameterException(
                    line.commandLine(), "unknown command '" + command + "': tree or check");
        }
        if (action != null && !statements.isEmpty()) {
            throw new ParameterException(
                    line.commandLine(), "either -e or " + action + ", not both");
        }
        return H5Sql.run(new Request(location, action, statements, format, output));
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"h5sql " + DriverVersion.current().text()};
        }
    }
}
