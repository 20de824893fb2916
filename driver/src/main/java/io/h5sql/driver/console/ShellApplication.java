package io.h5sql.driver.console;

import io.h5sql.driver.jdbc.DriverVersion;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

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

    /** There are no transactions: sqlline's own default of repeatable reads would be told off. */
    @Override
    public SqlLineOpts getOpts(SqlLine sqlLine) {
        SqlLineOpts options = super.getOpts(sqlLine);
        options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
        return options;
    }
}
