package io.h5sql.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String> cache = new RecentlyUsed<>(100, 3);

    @Test
    void theLeastRecentlyUsedGoesFirst() {
        cache.keep(1, "a", 1);
        cache.keep(2, "b", 1);
        cache.keep(3, "c", 1);
        assertEquals("a", cache.get(1));
        cache.keep(4, "d", 1);
        assertEquals(null, cache.get(2));
        assertEquals("a", cache.get(1));
    }

    @Test
    void bytesAreBoundedAlsoWhereAValueIsReplaced() {
        cache.keep(1, "a", 40);
        assertEquals("a", cache.keep(1, "other", 40));
        assertEquals("A", cache.replace(1, "A", 60));
        cache.keep(2, "b", 40);
        assertEquals("A", cache.get(1));
        cache.keep(3, "c", 1);
        assertEquals(null, cache.get(2));
        cache.replace(3, "large", 1000);
        assertEquals("large", cache.get(3));
        assertEquals(null, cache.get(1));
    }
}
