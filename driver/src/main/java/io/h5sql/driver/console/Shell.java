package io.h5sql.driver.console;

import io.h5sql.driver.H5Driver;
import java.io.IOException;
import sqlline.SqlLine;

/** The interactive shell: sqlline over this driver. */
final class Shell {
    private Shell() {}

    static int run(String url) throws IOException {
        String[] args = {"-d", H5Driver.class.getName(), "-u", url, "-n", "", "-p", ""};
        return SqlLine.start(args, null, true) == SqlLine.Status.OK ? 0 : 1;
    }
}
