package io.h5sql.tests.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.h5sql.tests.Finding;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The judge itself: it sees each kind of difference, and none where there is none. */
class ColumnFactsTest {
    private static final ExpectedValue VALUES = new ExpectedValue(Map.of("/a", Set.of("/a", "/b")));

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    private static StoredType type(String text) throws Exception {
        return new StoredType(json(text));
    }

    private static List<Finding> judge(String type, String expected, @Nullable Object... values)
            throws Exception {
        StoredType stored = type(type);
        ColumnFacts facts = new ColumnFacts(stored);
        for (Object value : values) {
            facts.add(Canonical.of(value, stored));
        }
        return facts.compare("x", json(expected), VALUES);
    }

    @Test
    void integersAreComparedExactly() throws Exception {
        String type = "{'class':'integer','bytes':8,'signed':true}";
        String expected =
                "{'count':3,'min':-1,'max':9007199254740993,'sum':9007199254740999,"
                        + "'first':[7,-1],'last':[-1,9007199254740993]}";
        assertEquals(List.of(), judge(type, expected, 7, -1, 9007199254740993L));
        assertEquals(3, judge(type, expected, 7, -1, 9007199254740992L).size());
        assertFalse(judge(type, expected, 7, -1).isEmpty());
    }

    @Test
    void floatsKeepTheirNans() throws Exception {
        String type = "{'class':'float','bytes':4}";
        String expected =
                "{'count':3,'nan':1,'min':-0.5,'max':'Infinity','sum':'Infinity',"
                        + "'first':['NaN',-0.5,'Infinity'],'last':['Infinity']}";
        float infinity = Float.POSITIVE_INFINITY;
        assertEquals(List.of(), judge(type, expected, Float.NaN, -0.5f, infinity));
        assertFalse(judge(type, expected, null, -0.5f, infinity).isEmpty());
        assertFalse(judge(type, expected, 0f, -0.5f, infinity).isEmpty());
    }

    @Test
    void labelsAreComparedByTheirNumbers() throws Exception {
        String type = "{'class':'enum','values':{'RED':3,'BLUE':-2}}";
        String expected = "{'count':3,'min':-2,'max':9,'sum':10,'first':[3],'last':[9]}";
        assertEquals(List.of(), judge(type, expected, "RED", "BLUE", "9"));
        assertFalse(judge(type, expected, "BLUE", "RED", "9").isEmpty());
    }

    @Test
    void arraysAreComparedByTheirDimensions() throws Exception {
        String type = "{'class':'array','dims':[2,2],'base':{'class':'integer','bytes':2}}";
        String expected =
                "{'count':1,'elements':4,'min':1,'max':4,'sum':10,'first':[[[1,2],[3,4]]]}";
        short[][] nested = {{1, 2}, {3, 4}};
        assertEquals(List.of(), judge(type, expected, (Object) nested));
        assertEquals(List.of(), judge(type, expected, Arrays.asList(1, 2, 3, 4)));
        assertEquals(1, judge(type, expected, Arrays.asList(1, 3, 2, 4)).size());
    }

    @Test
    void textThatIsNoUtf8IsLatin() throws Exception {
        StoredType type = type("{'class':'string','length':4}");
        assertTrue(VALUES.matches(json("{'hex':'636166e9'}"), "café", type));
        assertFalse(VALUES.matches(json("{'hex':'636166e9'}"), "cafe", type));
        assertTrue(VALUES.matches(json("''"), null, type));
    }

    @Test
    void referencesMayNameTheObjectByAnyOfItsPaths() throws Exception {
        StoredType type = type("{'class':'reference','to':'region'}");
        assertTrue(VALUES.matches(json("'/a'"), "/b", type));
        assertTrue(VALUES.matches(json("'/a'"), "/a[0:3]", type));
        assertFalse(VALUES.matches(json("'/a'"), "/c", type));
        assertFalse(VALUES.matches(json("null"), "/a", type));
    }

    @Test
    void bitfieldsAreUnsignedNumbersInTheirByteOrder() throws Exception {
        byte[] bytes = {1, (byte) 0x80};
        StoredType little = type("{'class':'bitfield','bytes':2,'order':'le'}");
        StoredType big = type("{'class':'bitfield','bytes':2,'order':'be'}");
        assertEquals(BigInteger.valueOf(0x8001), Canonical.of(bytes, little));
        assertEquals(BigInteger.valueOf(0x0180), Canonical.of(bytes, big));
    }
}
