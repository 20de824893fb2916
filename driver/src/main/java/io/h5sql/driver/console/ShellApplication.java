package io.h5sql.driver.console;

import io.h5sql.driver.jdbc.DriverVersion;
import sqlline.Application;

/** What sqlline says of itself. Public because sqlline makes it by its name. */
public final class ShellApplication extends Application {
    @Override
    public String getVersion() {
        return DriverVersion.current().text();
    }

    @Override
    public String getInfoMessage() {
        return "h5sql version " + getVersion();
    }
}
