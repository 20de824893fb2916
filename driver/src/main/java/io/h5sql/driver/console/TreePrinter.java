package io.h5sql.driver.console;

import io.h5sql.driver.console.check.OpenedFile;
import io.h5sql.engine.catalog.tree.TreeWalk;
import io.h5sql.engine.error.H5Exception;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's objects, one a line, indented by depth: name, shape, type, storage, ratio of logical to
 * stored bytes, number of attributes.
 */
final class TreePrinter {
    private final Writer out;

    TreePrinter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    void print(String location) throws IOException {
        try (OpenedFile file = OpenedFile.open(Path.of(location))) {
            Optional<TreeWalk> walk = file.catalog().walk("/");
            while (walk.isPresent() && walk.get().hasNext()) {
                out.write(line(walk.get().next()));
                out.write('\n');
            }
        }
        out.flush();
    }

    private static String line(TreeWalk.Line line) {
        StringBuilder text = new StringBuilder("  ".repeat(line.depth()));
        text.append(line.depth() == 0 ? "/" : line.name());
        if ("group".equals(line.kind()) && line.depth() > 0) {
            text.append('/');
        }
        append(text, "  ", line.shape());
        append(text, "  ", line.type());
        append(text, "  ", line.storage());
        append(text, "  ", ratio(line));
        if (line.attributes() > 0) {
            text.append("  ").append(line.attributes());
            text.append(line.attributes() == 1 ? " attribute" : " attributes");
        }
        append(text, "  -> ", line.linkTarget());
        append(text, "  ! ", line.error());
        return text.toString();
    }

    /** A damaged chunk index must not end the listing: its error stands where the ratio would. */
    private static @Nullable String ratio(TreeWalk.Line line) {
        if (line.error() != null || line.storage() == null) {
            return null;
        }
        try {
            double ratio = line.ratio();
            return ratio > 0 ? String.format(Locale.ROOT, "ratio %.2f", ratio) : null;
        } catch (H5Exception e) {
            return "! " + e.getMessage();
        }
    }

    private static void append(StringBuilder text, String before, @Nullable String part) {
        if (part != null) {
            text.append(before).append(part);
        }
    }
}
