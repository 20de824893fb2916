package io.h5sql.driver.console;

import io.h5sql.driver.H5Driver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sqlline.SqlLine;

/** The interactive shell: sqlline over this driver. */
final class Shell {
    private Shell() {}

    static int run(String url) throws IOException {
        List<String> args =
                new ArrayList<>(
                        List.of("-d", H5Driver.class.getName(), "-u", url, "-n", "", "-p", ""));
        args.addAll(List.of("-ac", ShellApplication.class.getName()));
        if (System.console() == null) {
            // A pipe has width 0, to which sqlline would cut every line.
            args.add("--maxWidth=32767");
        }
        return SqlLine.start(args.toArray(String[]::new), null, true) == SqlLine.Status.OK ? 0 : 1;
    }
}
