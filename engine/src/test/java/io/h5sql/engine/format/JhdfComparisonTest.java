package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.h5sql.engine.io.FileByteSource;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second reader sees the same groups, shapes and attribute names, where it is able. */
class JhdfComparisonTest {
    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void seesTheSameTree(String name, @TempDir Path folder) throws IOException {
        Path path = folder.resolve(name + ".h5");
        Files.write(path, FormatFixturesTest.resource(name + ".h5"));
        try (HdfFile other = new HdfFile(path);
                FileByteSource source = FileByteSource.open(path)) {
            FormatReader file = FormatReader.open(source);
            Set<String> skipped = Set.of("layouts", "types");
            for (Link link : file.root().links()) {
                if (link instanceof Link.Hard hard && !skipped.contains(link.name())) {
                    compare((Group) other.getChild(link.name()), file.object(hard.address()));
                }
            }
        }
    }

    private static void compare(Group other, StoredObject group) {
        assertEquals(
                new TreeSet<>(other.getChildren().keySet()),
                new TreeSet<>(group.links().stream().map(Link::name).toList()));
        assertEquals(other.getAttributes().keySet(), attributeNames(group), other.getPath());
        for (Node node : other.getChildren().values()) {
            Link link = group.link(node.getName()).orElseThrow();
            if (node instanceof Dataset dataset && link instanceof Link.Hard hard) {
                List<Long> shape = group.file().object(hard.address()).dataset().space().shape();
                assertArrayEquals(
                        dataset.getDimensionsAsLong(),
                        shape.stream().mapToLong(Long::longValue).toArray());
            }
        }
    }

    private static Set<String> attributeNames(StoredObject object) {
        return Set.copyOf(object.attributes().stream().map(Attribute::name).toList());
    }
}
