package io.h5sql.tests.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose filters the corpus oracle had no plugin for, against what the plugins read. */
class PluginValuesTest {
    static List<String> lines() throws IOException {
        return Files.readAllLines(Places.source("resources/plugin-values.tsv"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void valuesAreThePlugins(String line)
            throws SQLException, IOException, NoSuchAlgorithmException {
        String[] fields = line.split("\t", -1);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES);
        int count = 0;
        try (Connection connection = Sql.open(file(fields[0]), "decodeCf", "false");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(cells(fields[1]))) {
            while (rows.next()) {
                digest.update(bytes.putDouble(0, rows.getDouble(1)).array());
                count++;
            }
        }
        assertEquals(Integer.parseInt(fields[2]), count);
        assertEquals(fields[3], HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void filterThatIsNotThereIsNamedWithItsDataset() throws SQLException, IOException {
        try (Connection connection = Sql.open(file("HDFGroup__hdf5_plugins/h5ex_d_sz.h5"));
                Statement statement = connection.createStatement()) {
            SQLException error =
                    assertThrows(
                            SQLException.class, () -> read(statement.executeQuery(cells("DS1"))));
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains("32017 (SZ)") && message.contains("/DS1"), message);
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            rows.getDouble(1);
        }
    }

    private static Path file(String name) throws IOException {
        return Places.shared("corpus/files").resolve(name);
    }

    private static String cells(String dataset) {
        return "SELECT \"value\" FROM " + Sql.quote(dataset + "$cells");
    }
}
