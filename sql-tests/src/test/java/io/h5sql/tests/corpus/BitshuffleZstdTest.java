package io.h5sql.tests.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datasets the oracle misread equal the uncompressed ones that their writer put beside them. */
class BitshuffleZstdTest {
    @Test
    void compressedEqualsOriginal() throws SQLException {
        Path file =
                Places.shared("corpus/files").resolve("kiyo-masui__bitshuffle/regression_0.4.0.h5");
        try (Connection connection = Sql.open(file)) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables =
                    connection.getMetaData().getTables(null, "compressed_zstd", "%", null)) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
            assertTrue(names.size() > 10, names.toString());
            for (String name : names) {
                List<String> original = values(connection, "original", name);
                assertTrue(original.size() > 1, name);
                assertEquals(original, values(connection, "compressed_zstd", name), name);
            }
        }
    }

    private static List<String> values(Connection connection, String schema, String name)
            throws SQLException {
        String sql = "SELECT * FROM " + Sql.quote(schema) + "." + Sql.quote(name);
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= width; i++) {
                    values.add(rows.getString(i));
                }
            }
        }
        return values;
    }
}
