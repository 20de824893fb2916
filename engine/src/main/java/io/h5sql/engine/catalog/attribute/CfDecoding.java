package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Decoding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a dataset say of its values: the CF conventions' {@code scale_factor},
 * {@code add_offset} and {@code units: "days since …"}, and {@code _FillValue}/{@code
 * missing_value}.
 */
public final class CfDecoding {
    private static final Set<String> STANDARD_CALENDARS =
            Set.of("standard", "gregorian", "proleptic_gregorian");

    private final AttributeValues attributes;
    private final boolean fillAsNull;
    private final boolean decodeCf;

    /**
     * @param fillAsNull {@code _FillValue}/{@code missing_value} read as NULL
     * @param decodeCf apply scale, offset and time units
     */
    public CfDecoding(AttributeValues attributes, boolean fillAsNull, boolean decodeCf) {
        this.attributes = attributes;
        this.fillAsNull = fillAsNull;
        this.decodeCf = decodeCf;
    }

    /** Of a dataset whose elements are of {@code type}. */
    public Decoding of(StoredObject dataset, Datatype type) {
        byte[] missing = fillAsNull ? missing(dataset, type) : new byte[0];
        boolean numeric =
                (type instanceof Datatype.FixedPoint number && number.precision() <= 64)
                        || (type instanceof Datatype.FloatingPoint real && real.size() <= 8);
        if (!decodeCf || !numeric) {
            return missing.length == 0 ? Decoding.PLAIN : new Decoding(missing, null, 1, 0);
        }
        Double factor = attributes.number(dataset, "scale_factor");
        Double addend = attributes.number(dataset, "add_offset");
        double scale = factor == null ? 1 : factor;
        double offset = addend == null ? 0 : addend;
        Decoding.TimeUnits time = scale == 1 && offset == 0 ? time(dataset) : null;
        return new Decoding(missing, time, scale, offset);
    }

    private Decoding.@Nullable TimeUnits time(StoredObject dataset) {
        String units = attributes.string(dataset, "units");
        if (units == null || !units.contains("since")) {
            return null;
        }
        String calendar = attributes.string(dataset, "calendar");
        boolean standard =
                calendar == null
                        || STANDARD_CALENDARS.contains(calendar.strip().toLowerCase(Locale.ROOT));
        return standard ? CfTimeUnits.parse(units).orElse(null) : null;
    }

    /** One stored element that means NULL. A value of another type than the data's says nothing. */
    private byte[] missing(StoredObject dataset, Datatype type) {
        boolean fixed =
                !(type instanceof Datatype.VariableString
                        || type instanceof Datatype.VariableSequence
                        || type instanceof Datatype.Reference);
        for (String name : new String[] {"_FillValue", "missing_value"}) {
            Optional<Attribute> attribute = attributes.find(dataset, name);
            if (fixed
                    && attribute.isPresent()
                    && attribute.get().type().equals(type)
                    && attribute.get().data().length >= type.size()) {
                return Arrays.copyOf(attribute.get().data(), type.size());
            }
        }
        return new byte[0];
    }
}
