package io.h5sql.engine.decode;

import io.h5sql.engine.error.ErrorCode;
import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.type.ColumnTypes;
import io.h5sql.engine.type.Datatype;
import io.h5sql.engine.type.Datatype.Complex;
import io.h5sql.engine.type.Datatype.Compound;
import io.h5sql.engine.type.Datatype.Member;
import java.util.List;

/**
 * The way from a dataset's datatype through nested members to one value.
 *
 * @param offset of the value's first byte in the element
 * @param type of the value
 */
public record MemberPath(int offset, Datatype type) {
    /**
     * Follows positions of members; a Complex has two, 0 the real and 1 the imaginary part. An
     * empty path is the element itself.
     *
     * @throws H5Exception INTERNAL where the path asks for a member that is not there,
     *     CORRUPT_STRUCTURE where a member lies outside its compound
     */
    public static MemberPath resolve(Datatype root, List<Integer> path) {
        MemberPath at = new MemberPath(0, root);
        for (int position : path) {
            at = at.member(position);
        }
        return at;
    }

    private MemberPath member(int position) {
        if (type instanceof Compound compound && inside(position, compound.members().size())) {
            Member member = compound.members().get(position);
            long end = (long) member.offset() + member.type().size();
            if (member.offset() < 0 || end > compound.size()) {
                throw new H5Exception(
                        ErrorCode.CORRUPT_STRUCTURE,
                        "member "
                                + member.name()
                                + " ends at byte "
                                + end
                                + " of a compound of "
                                + compound.size());
            }
            return new MemberPath(offset + member.offset(), member.type());
        } else if (type instanceof Complex complex && inside(position, 2)) {
            return new MemberPath(offset + position * complex.part().size(), complex.part());
        }
        throw new H5Exception(
                ErrorCode.INTERNAL,
                "member " + position + " asked for in " + ColumnTypes.describe(type));
    }

    private static boolean inside(int position, int count) {
        return position >= 0 && position < count;
    }
}
