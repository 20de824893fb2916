package io.h5sql.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.catalog.tree.TreeWalk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeWalkTest {
    @Test
    void linesComeDepthFirstWithWhatIsThere() {
        try (Fixture file = Fixture.open("system.h5")) {
            List<String> lines = new ArrayList<>();
            TreeWalk walk = file.catalog().walk("/").orElseThrow();
            while (walk.hasNext()) {
                TreeWalk.Line line = walk.next();
                lines.add(
                        "  ".repeat(line.depth())
                                + line.path()
                                + " "
                                + line.kind()
                                + " "
                                + line.shape()
                                + " "
                                + line.type()
                                + " "
                                + line.storage()
                                + " "
                                + line.attributes()
                                + " "
                                + line.linkTarget());
                if (line.path().equals("/g/packed")) {
                    assertTrue(line.ratio() > 5 && line.ratio() < 10, "" + line.ratio());
                }
                assertEquals(line.path().equals("/broken"), line.error() != null);
            }
            assertEquals("/ group null null null 9 null", lines.get(0));
            assertEquals("  /broken null null null null 0 /nope", lines.get(1));
            assertEquals("  /g group null null null 0 null", lines.get(2));
            assertEquals(
                    "    /g/packed dataset [100, 100] int32 chunked [30, 40] shuffle, deflate(4) 1"
                            + " null",
                    lines.get(3));
            assertEquals(8, lines.size());
        }
    }
}
