package io.h5sql.examples;

/** Which file an example reads: its first argument, or the one beside the examples. */
final class ExampleFile {
    private ExampleFile() {}

    static String path(String[] args) {
        return args.length > 0 ? args[0] : "examples/data/experiment.h5";
    }
}
