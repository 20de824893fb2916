package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.type.Datatype;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What this reader finds in a file, in the terms that a dump by h5py uses: objects by path, each
 * with its kind, shape, type, layout, filters and attributes. Groups are walked breadth first,
 * names in bytewise order, an object is listed under the first path that reaches it.
 */
final class ObjectFacts {
    private static final int MOST_DATASETS = 2000;

    private final Map<String, Map<String, @Nullable Object>> found = new TreeMap<>();

    static Map<String, Map<String, @Nullable Object>> of(FormatReader file) {
        ObjectFacts facts = new ObjectFacts();
        facts.walk(file);
        return facts.found;
    }

    private record Item(String path, StoredObject object) {}

    private void walk(FormatReader file) {
        Deque<Item> queue = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        queue.add(new Item("/", file.root()));
        seen.add(file.superblock().rootAddress());
        int datasets = 0;
        while (!queue.isEmpty()) {
            Item item = queue.remove();
            datasets += item.object.kind() == StoredObject.Kind.DATASET ? 1 : 0;
            if (datasets > MOST_DATASETS || found.size() > 4 * MOST_DATASETS) {
                return;
            }
            found.put(item.path, guarded(() -> object(item.object)));
            if (item.object.kind() == StoredObject.Kind.GROUP) {
                links(file, item, queue, seen);
            }
        }
    }

    private void links(FormatReader file, Item item, Deque<Item> queue, Set<Long> seen) {
        List<Link> links;
        try {
            links = item.object.links();
        } catch (H5Exception error) {
            found.getOrDefault(item.path, fact()).put("error", error.getMessage());
            return;
        }
        for (Link link : links) {
            String path = (item.path.equals("/") ? "" : item.path) + "/" + link.name();
            if (link instanceof Link.Hard hard) {
                if (seen.contains(hard.address())) {
                    continue;
                }
                try {
                    StoredObject object = file.object(hard.address());
                    seen.add(hard.address());
                    queue.add(new Item(path, object));
                } catch (H5Exception error) {
                    found.put(path, fact("kind", "unreadable", "error", error.getMessage()));
                }
            } else {
                found.put(path, link(link));
            }
        }
    }

    private static Map<String, @Nullable Object> link(Link link) {
        if (link instanceof Link.Soft soft) {
            return fact("kind", "softlink", "target", soft.target());
        }
        if (link instanceof Link.External external) {
            return fact(
                    "kind", "externallink", "file", external.file(), "target", external.target());
        }
        return fact("kind", "otherlink");
    }

    private interface Facts {
        Map<String, @Nullable Object> get();
    }

    private static Map<String, @Nullable Object> guarded(Facts facts) {
        try {
            return facts.get();
        } catch (H5Exception error) {
            return fact("error", error.getMessage());
        }
    }

    private static Map<String, @Nullable Object> object(StoredObject object) {
        Map<String, @Nullable Object> fact =
                fact("kind", object.kind().name().toLowerCase(Locale.ROOT));
        try {
            if (object.kind() == StoredObject.Kind.DATASET) {
                dataset(object.dataset(), fact);
            } else if (object.kind() == StoredObject.Kind.DATATYPE) {
                fact.put("type", describe(object.datatype()));
            }
            Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
            for (Attribute attribute : object.attributes()) {
                attributes.put(
                        attribute.name(),
                        fact(
                                "shape",
                                shape(attribute.space()),
                                "type",
                                describe(attribute.type()),
                                "hex",
                                HexFormat.of().formatHex(attribute.data())));
            }
            fact.put("attrs", attributes);
        } catch (H5Exception error) {
            fact.put("error", error.getMessage());
        }
        return fact;
    }

    static @Nullable List<Long> shape(Dataspace space) {
        return space.kind() == Dataspace.Kind.NULL ? null : space.shape();
    }

    private static void dataset(DatasetHeader header, Map<String, @Nullable Object> fact) {
        fact.put("shape", shape(header.space()));
        if (!header.space().maxShape().equals(header.space().shape())) {
            List<@Nullable Object> most = new ArrayList<>();
            header.space().maxShape().forEach(size -> most.add(size < 0 ? null : size));
            fact.put("maxshape", most);
        }
        fact.put("type", describe(header.type()));
        fact.put("layout", header.layout().getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (header.layout() instanceof DataLayout.Chunked chunked) {
            fact.put("chunks", chunked.chunkShape());
        }
        if (header.externalFiles()) {
            fact.put("external", true);
        }
        List<@Nullable Object> filters = new ArrayList<>();
        for (FilterSpec filter : header.filters()) {
            List<Long> options = new ArrayList<>();
            filter.clientData().stream()
                    .limit(12)
                    .forEach(value -> options.add(Integer.toUnsignedLong(value)));
            filters.add(fact("id", (long) filter.id(), "options", options));
        }
        fact.put("filters", filters);
    }

    static Map<String, @Nullable Object> describe(Datatype type) {
        if (type instanceof Datatype.FixedPoint number) {
            Map<String, @Nullable Object> fact =
                    fact(
                            "class",
                            "integer",
                            "bytes",
                            (long) number.size(),
                            "signed",
                            number.signed(),
                            "order",
                            order(number.order()));
            if (number.precision() != 8 * number.size()) {
                fact.put("precision", (long) number.precision());
            }
            return fact;
        }
        if (type instanceof Datatype.FloatingPoint number) {
            return floating(number);
        }
        if (type instanceof Datatype.FixedString text) {
            return fact(
                    "class",
                    "string",
                    "length",
                    (long) text.size(),
                    "charset",
                    text.charset().name().toLowerCase(Locale.ROOT),
                    "padding",
                    switch (text.padding()) {
                        case NULL_TERMINATED -> "nullterm";
                        case NULL_PADDED -> "nullpad";
                        case SPACE_PADDED -> "spacepad";
                    });
        }
        if (type instanceof Datatype.VariableString text) {
            return fact(
                    "class", "string",
                    "length", "variable",
                    "charset", text.charset().name().toLowerCase(Locale.ROOT));
        }
        return describeBuilt(type);
    }

    private static Map<String, @Nullable Object> floating(Datatype.FloatingPoint number) {
        Map<String, @Nullable Object> fact =
                fact(
                        "class",
                        "float",
                        "bytes",
                        (long) number.size(),
                        "order",
                        order(number.order()));
        if (!List.of(16, 32, 64).contains(number.precision())
                || number.precision() != 8 * number.size()) {
            fact.put("precision", (long) number.precision());
        }
        if (number.size() == 2) {
            fact.put(
                    "fields",
                    List.of(
                            (long) number.signLocation(),
                            (long) number.exponentLocation(),
                            (long) number.exponentSize(),
                            (long) number.mantissaLocation(),
                            (long) number.mantissaSize()));
        }
        return fact;
    }

    private static Map<String, @Nullable Object> describeBuilt(Datatype type) {
        if (type instanceof Datatype.Compound compound) {
            List<@Nullable Object> members = new ArrayList<>();
            for (Datatype.Member member : compound.members()) {
                members.add(
                        fact(
                                "name",
                                member.name(),
                                "offset",
                                (long) member.offset(),
                                "type",
                                describe(member.type())));
            }
            return fact("class", "compound", "bytes", (long) type.size(), "members", members);
        }
        if (type instanceof Datatype.Enumeration labels) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            labels.labels().stream()
                    .limit(300)
                    .forEach(label -> values.put(label.name(), number(label.value())));
            return fact("class", "enum", "base", describe(labels.base()), "values", values);
        }
        if (type instanceof Datatype.ArrayOf array) {
            List<Long> dims = array.shape().stream().map(Integer::longValue).toList();
            return fact("class", "array", "dims", dims, "base", describe(array.element()));
        }
        if (type instanceof Datatype.VariableSequence sequence) {
            return fact("class", "vlen", "base", describe(sequence.element()));
        }
        if (type instanceof Datatype.Reference reference) {
            boolean region = reference.kind() == Datatype.ReferenceKind.REGION_1;
            return fact("class", "reference", "to", region ? "region" : "object");
        }
        if (type instanceof Datatype.Bitfield bits) {
            return fact(
                    "class", "bitfield", "bytes", (long) type.size(), "order", order(bits.order()));
        }
        if (type instanceof Datatype.Opaque opaque) {
            return fact("class", "opaque", "bytes", (long) type.size(), "tag", opaque.tag());
        }
        String name = type instanceof Datatype.Time ? "time" : "class 11";
        return fact("class", name, "bytes", (long) type.size());
    }

    private static Object number(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private static String order(Datatype.Order order) {
        return switch (order) {
            case LITTLE -> "le";
            case BIG -> "be";
            case VAX -> "vax";
        };
    }

    private static Map<String, @Nullable Object> fact(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> fact = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fact.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return fact;
    }
}
