package io.h5sql.tests.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Schema;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler finds the tables and columns of the example as make_experiment.py wrote them. */
@NullUnmarked
class SchemaCrawlerTest {
    private static Catalog catalog;

    @BeforeAll
    static void crawl() {
        DatabaseConnectionSource source =
                DatabaseConnectionSources.newDatabaseConnectionSource(
                        "jdbc:hdf5:" + Places.project("examples/data/experiment.h5"),
                        new MultiUseUserCredentials());
        catalog =
                SchemaCrawlerUtility.getCatalog(
                        source, SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions());
    }

    private static Table table(String schema, String name) {
        return catalog.getTables().stream()
                .filter(table -> bare(table.getSchema().getName()).equals(schema))
                .filter(table -> bare(table.getName()).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(schema + "." + name + ": " + names()));
    }

    /** SchemaCrawler quotes what is no plain name. */
    private static String bare(String name) {
        return name == null ? "" : name.replace("\"", "");
    }

    private static String names() {
        return catalog.getTables().stream()
                .map(Table::getFullName)
                .collect(Collectors.joining(" "));
    }

    @Test
    void knowsTheDatabase() {
        assertEquals("h5sql", catalog.getDatabaseInfo().getDatabaseProductName());
        assertEquals("h5sql JDBC driver", catalog.getJdbcDriverInfo().getDriverName());
    }

    @Test
    void listsGroupsAsSchemas() {
        List<String> schemas =
                catalog.getSchemas().stream().map(Schema::getName).map(s -> bare(s)).toList();
        assertTrue(
                schemas.containsAll(List.of("/", "calibration", "h5", "run1")), schemas.toString());
    }

    @Test
    void listsColumnsInOrderWithTheirTypes() {
        List<Column> columns = table("run1", "events").getColumns();
        assertEquals(
                List.of("id", "t", "detector", "energy", "label", "flag"),
                columns.stream().map(NamedObject::getName).map(s -> bare(s)).toList());
        assertEquals(
                List.of("BIGINT", "DOUBLE", "INTEGER", "REAL", "VARCHAR", "BOOLEAN"),
                columns.stream().map(c -> c.getColumnDataType().getName()).toList());
    }

    @Test
    void listsTheDatasetsOfTheRoot() {
        for (String name : List.of("detectors", "images", "notes", "operators", "time", "x", "y")) {
            assertTrue(table("/", name).getColumns().size() > 0, name);
        }
    }
}
