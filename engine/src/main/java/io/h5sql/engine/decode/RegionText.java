package io.h5sql.engine.decode;

import io.h5sql.engine.select.Hyperslab;
import io.h5sql.engine.select.Selected;
import java.util.StringJoiner;

/** A dataspace selection as text. */
final class RegionText {
    private RegionText() {}

    /** Nothing for all elements, else in brackets. */
    static String of(Selected selected) {
        if (selected instanceof Selected.All) {
            return "";
        } else if (selected instanceof Selected.Points points) {
            return points(points);
        } else if (selected instanceof Selected.Blocks blocks) {
            return blocks(blocks);
        } else if (selected instanceof Selected.Regular regular) {
            return regular(regular);
        }
        return "[]";
    }

    private static String points(Selected.Points selected) {
        StringJoiner points = new StringJoiner(", ", "[", "]");
        for (long[] at : selected.coordinates()) {
            StringJoiner point = new StringJoiner(", ", "(", ")");
            for (long coordinate : at) {
                point.add(Long.toString(coordinate));
            }
            points.add(point.toString());
        }
        return points.toString();
    }

    private static String blocks(Selected.Blocks selected) {
        StringJoiner blocks = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < selected.first().size(); i++) {
            StringJoiner block = new StringJoiner(", ", "(", ")");
            for (int axis = 0; axis < selected.rank(); axis++) {
                block.add(selected.first().get(i)[axis] + ".." + selected.last().get(i)[axis]);
            }
            blocks.add(block.toString());
        }
        return blocks.toString();
    }

    private static String regular(Selected.Regular selected) {
        StringJoiner block = new StringJoiner(", ", "[(", ")]");
        for (Hyperslab slab : selected.axes()) {
            long start = slab.start();
            if (slab.isUnlimited()) {
                block.add(start + ".. without end");
            } else if (slab.count() == 1 || slab.stride() == slab.block()) {
                block.add(start + ".." + (start + slab.count() * slab.block() - 1));
            } else {
                String last = " every " + slab.stride() + " times " + slab.count();
                block.add(start + ".." + (start + slab.block() - 1) + last);
            }
        }
        return block.toString();
    }
}
