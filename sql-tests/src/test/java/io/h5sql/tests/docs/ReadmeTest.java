package io.h5sql.tests.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.tests.Places;
import io.h5sql.tests.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's questions: SQL prints what the README shows, and the h5py beside it runs. */
class ReadmeTest {
    private static final Pattern QUESTION =
            Pattern.compile(
                    "```sql\\n(.*?)\\n```\\n```python\\n(.*?)\\n```\\n```text\\n(.*?)\\n```",
                    Pattern.DOTALL);

    private static final String PROLOGUE =
            "import h5py, numpy as np\nf = h5py.File('examples/data/experiment.h5')\n";

    private record Question(String sql, String python, String output) {}

    private static List<Question> questions() throws IOException {
        Matcher matcher = QUESTION.matcher(Files.readString(Places.project("README.md")));
        List<Question> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(new Question(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        assertTrue(found.size() >= 10, found.size() + " questions");
        return found;
    }

    @Test
    void sqlPrintsWhatTheReadmeShows() throws Exception {
        for (Question question : questions()) {
            assertEquals(question.output(), printed(question.sql()), question.sql());
        }
    }

    @Test
    void theCounterpartRunsInH5py() throws Exception {
        Python.assumeHere();
        Path script = Files.createTempFile(Places.target("python"), "readme", ".py");
        for (Question question : questions()) {
            Files.writeString(script, PROLOGUE.replace("examples", examples()) + question.python());
            assertTrue(!Python.run(script).isBlank(), question.python());
        }
        Files.delete(script);
    }

    private static String examples() {
        return Places.project("examples").toString();
    }

    private static String printed(String sql) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.h5sql.driver.console.H5Sql",
                                examples() + "/data/experiment.h5",
                                "-e",
                                sql)
                        .redirectErrorStream(true)
                        .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        return text.stripTrailing();
    }
}
