package io.h5sql.tests.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.tests.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group of a hundred thousand links, in the old and in the new style of groups. */
class HundredThousandLinksTest {
    private static final int LINKS = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"old_links", "new_links"})
    void getTablesListsEveryLink(String kind) throws Exception {
        Path file = ScaleFile.make(kind);
        List<String> names = new ArrayList<>();
        try (Connection connection = Sql.open(file)) {
            try (ResultSet tables = connection.getMetaData().getTables(null, "many", "%", null)) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
            assertEquals(LINKS, names.size());
            for (int i = 0; i < LINKS; i++) {
                assertEquals(String.format(Locale.ROOT, "link_%06d", i), names.get(i));
            }
            assertEquals(7, Sql.number(connection, "SELECT \"value\" FROM many.link_099999"));
        }
    }
}
