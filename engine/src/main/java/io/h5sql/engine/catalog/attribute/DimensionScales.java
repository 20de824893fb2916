package io.h5sql.engine.catalog.attribute;

import io.h5sql.engine.catalog.tree.Node;
import io.h5sql.engine.catalog.tree.ObjectTree;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.format.Attribute;
import io.h5sql.engine.format.FormatReader;
import io.h5sql.engine.format.StoredObject;
import io.h5sql.engine.io.ByteCursor;
import io.h5sql.engine.type.Datatype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The dimension scales attached to the axes of a dataset (HDF5 Dimension Scale Specification): the
 * attribute DIMENSION_LIST holds a sequence of object references a dimension; a scale has {@code
 * CLASS} = DIMENSION_SCALE and may bear a {@code NAME}.
 */
public final class DimensionScales {
    /** NAME of a netCDF dimension without a variable: its scale holds no values. */
    private static final String BARE_DIMENSION =
            "This is a netCDF dimension but not a netCDF variable";

    private final ObjectTree tree;

    public DimensionScales(ObjectTree tree) {
        this.tree = tree;
    }

    /**
     * A scale of an axis.
     *
     * @param name of the axis: the scale's NAME, failing that its link's
     * @param path of the scale
     * @param holdsValues false of a netCDF dimension without a variable
     */
    public record Scale(StoredObject object, String name, String path, boolean holdsValues) {}

    /** For each axis of the dataset its first scale; attributes that can't be read attach none. */
    public List<Optional<Scale>> of(Node dataset) {
        StoredObject object = dataset.object();
        int rank = object.dataset().space().rank();
        List<Optional<Scale>> scales = new ArrayList<>();
        Attribute list = attributes(object).find(object, "DIMENSION_LIST").orElse(null);
        for (int axis = 0; axis < rank; axis++) {
            scales.add(list == null ? Optional.empty() : scale(dataset, list, axis));
        }
        return scales;
    }

    private Optional<Scale> scale(Node dataset, Attribute list, int axis) {
        if (!(list.type() instanceof Datatype.VariableSequence sequence)
                || !(sequence.element() instanceof Datatype.Reference reference)
                || reference.kind() != Datatype.ReferenceKind.OBJECT_1
                || list.data().length < (axis + 1L) * sequence.size()) {
            return Optional.empty();
        }
        FormatReader file = dataset.object().file();
        try {
            VlenElement targets =
                    VlenElement.read(file, list.data(), axis * sequence.size(), reference.size());
            if (targets.count() == 0) {
                return Optional.empty();
            }
            int from = targets.bytes().offset();
            long address =
                    new ByteCursor(
                                    targets.bytes().array(),
                                    from,
                                    from + reference.size(),
                                    0,
                                    "object reference")
                            .address(file.superblock().offsetBytes());
            return address <= 0 ? Optional.empty() : scale(dataset, file.object(address));
        } catch (H5Exception e) {
            // The axis keeps its plain name; h5.attributes shows what is wrong with the list.
            return Optional.empty();
        }
    }

    private Optional<Scale> scale(Node dataset, StoredObject object) {
        if (object.kind() != StoredObject.Kind.DATASET
                || !"DIMENSION_SCALE".equals(attributes(object).string(object, "CLASS"))) {
            return Optional.empty();
        }
        String path = path(dataset, object);
        String name = attributes(object).string(object, "NAME");
        boolean bare = name != null && name.startsWith(BARE_DIMENSION);
        boolean named = name != null && !name.isBlank() && !bare;
        String full = named && name != null ? name : path;
        return Optional.of(
                new Scale(object, full.substring(full.lastIndexOf('/') + 1), path, !bare));
    }

    /** Scales mostly lie in the group of the dataset or one above it; else the file is searched. */
    private String path(Node dataset, StoredObject scale) {
        for (Node group = dataset.parent(); group != null; group = group.parent()) {
            String name =
                    group.object().file() == scale.file()
                            ? tree.nameIn(group, scale.address())
                            : null;
            if (name != null) {
                return group.parent() == null ? "/" + name : group.path() + "/" + name;
            }
        }
        return tree.references(scale.file()).pathOf(scale.address());
    }

    private AttributeValues attributes(StoredObject object) {
        return AttributeValues.of(tree, object.file());
    }
}
