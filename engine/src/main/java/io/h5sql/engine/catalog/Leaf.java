package io.h5sql.engine.catalog;

import io.h5sql.engine.type.Datatype;
import java.util.ArrayList;
import java.util.List;

/**
 * A value inside an element of a dataset.
 *
 * @param name names of the members that lead to it, joined by dots; empty for the whole element
 * @param memberPath their positions; of a complex number 0 is the real part, 1 the imaginary
 * @param type what is stored there
 */
record Leaf(String name, List<Integer> memberPath, Datatype type) {
    Leaf {
        memberPath = List.copyOf(memberPath);
    }

    /** The values of an element of {@code type}, nested compounds flattened, in stored order. */
    static List<Leaf> of(Datatype type) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", List.of(), type, leaves);
        return leaves;
    }

    private static void collect(String name, List<Integer> path, Datatype type, List<Leaf> leaves) {
        if (type instanceof Datatype.Compound compound) {
            for (int i = 0; i < compound.members().size(); i++) {
                Datatype.Member member = compound.members().get(i);
                collect(join(name, member.name()), append(path, i), member.type(), leaves);
            }
        } else if (type instanceof Datatype.Complex complex) {
            leaves.add(new Leaf(join(name, "r"), append(path, 0), complex.part()));
            leaves.add(new Leaf(join(name, "i"), append(path, 1), complex.part()));
        } else {
            leaves.add(new Leaf(name, path, type));
        }
    }

    private static String join(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + "." + inner;
    }

    private static List<Integer> append(List<Integer> path, int position) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(position);
        return longer;
    }
}
