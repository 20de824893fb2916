package io.h5sql.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.io.CountingByteSource;
import io.h5sql.engine.io.MemoryByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that {@code make_format_fixtures.py} made hold what h5py says they hold. */
class FormatFixturesTest {
    static byte[] resource(String name) throws IOException {
        InputStream packed =
                FormatFixturesTest.class.getResourceAsStream("/format/" + name + ".gz");
        try (InputStream stream = new GZIPInputStream(Objects.requireNonNull(packed, name))) {
            return stream.readAllBytes();
        }
    }

    private static FormatReader open(String name) throws IOException {
        return FormatReader.open(new MemoryByteSource(name, resource(name + ".h5")));
    }

    private static List<Object> expected(String name) throws IOException {
        String text = new String(resource(name + ".json"), UTF_8);
        return FactsComparison.list(JsonText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"earliest", "latest", "deep", "shared", "sizes4", "sizes2", "userblock"})
    void factsAreThoseOfH5py(String name) throws IOException {
        List<String> differences =
                FactsComparison.differences(name, expected(name), ObjectFacts.of(open(name)));
        assertEquals("", String.join("\n", differences));
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "sizes4", "sizes2", "userblock"})
    void globalHeapHoldsTheTexts(String name) throws IOException {
        FormatReader file = open(name);
        StoredObject texts = object(file, "layouts", "texts");
        List<String> found = new ArrayList<>();
        DataLayout.Contiguous layout = (DataLayout.Contiguous) texts.dataset().layout();
        byte[] elements = new byte[(int) layout.size()];
        file.read(layout.address(), elements, 0, elements.length);
        ByteCursor cursor = new ByteCursor(elements, 0, elements.length, 0, "texts");
        while (cursor.remaining() > 0) {
            int length = cursor.i32();
            long address = cursor.address(file.superblock().offsetBytes());
            int index = cursor.i32();
            if (length == 0) {
                found.add("");
                continue;
            }
            GlobalHeap.Slice slice = file.globalHeap().object(address, index);
            assertTrue(slice.length() >= length);
            found.add(new String(slice.array(), slice.offset(), length, UTF_8));
        }
        assertEquals(fact(name, "/layouts/texts").get("texts"), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "deep"})
    void everyLinkIsFoundByItsName(String name) throws IOException {
        FormatReader file = open(name);
        String group = name.equals("deep") ? "many" : "links";
        StoredObject links = object(file, group);
        assertTrue(links.links().size() > 50);
        for (Link link : links.links()) {
            assertEquals(Optional.of(link), links.link(link.name()));
            assertEquals(Optional.empty(), links.link(link.name() + "x"));
        }
        assertEquals(Optional.empty(), links.link(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest", "deep", "shared"})
    void everyAttributeIsFoundByItsName(String name) throws IOException {
        FormatReader file = open(name);
        String[] path =
                switch (name) {
                    case "deep" -> new String[] {"many"};
                    case "shared" -> new String[] {"d0"};
                    default -> new String[] {"types"};
                };
        StoredObject holder = object(file, path);
        assertTrue(holder.attributes().size() >= 12);
        for (Attribute attribute : holder.attributes()) {
            Attribute found = holder.attribute(attribute.name()).orElseThrow();
            assertEquals(attribute.name(), found.name());
            assertEquals(attribute.type(), found.type());
        }
        assertEquals(Optional.empty(), holder.attribute("no such"));
    }

    @Test
    void attributesComeInCreationOrderWhereItIsTracked() throws IOException {
        StoredObject ordered = object(open("latest"), "ordered");
        assertEquals(
                List.of("c", "a", "b"),
                ordered.attributes().stream().map(Attribute::name).toList());
    }

    @Test
    void oneBadAttributeDoesNotHideTheOthers() throws IOException {
        byte[] bytes = resource("earliest.h5");
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("two d");
        bytes[at + 8] = 0x1f;
        FormatReader file = FormatReader.open(new MemoryByteSource("damaged", bytes));
        StoredObject holder = object(file, "types", "attributes");
        List<String> errors = new ArrayList<>();
        List<Attribute> good = holder.attributes(error -> errors.add(error.getMessage()));
        assertEquals(6, good.size());
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).contains("class 15"), errors.get(0));
        assertTrue(holder.attribute("text").isPresent());
    }

    @Test
    void oneLinkOfManyTakesFewReads() throws IOException {
        CountingByteSource source =
                new CountingByteSource(new MemoryByteSource("deep", resource("deep.h5")));
        FormatReader file = FormatReader.open(source);
        StoredObject many = object(file, "many");
        source.reset();
        assertTrue(many.link("n".repeat(900) + "777").isPresent());
        assertTrue(source.reads() < 12, "reads: " + source.reads());
        assertTrue(source.bytes() < source.size() / 10, "bytes: " + source.bytes());
    }

    private static StoredObject object(FormatReader file, String... path) {
        StoredObject object = file.root();
        for (String name : path) {
            Link.Hard link = (Link.Hard) object.link(name).orElseThrow();
            object = file.object(link.address());
        }
        return object;
    }

    private static Map<String, @Nullable Object> fact(String name, String path) throws IOException {
        for (Object object : expected(name)) {
            Map<String, @Nullable Object> fact = FactsComparison.map(object);
            if (path.equals(fact.get("path"))) {
                return fact;
            }
        }
        throw new AssertionError(path);
    }
}
