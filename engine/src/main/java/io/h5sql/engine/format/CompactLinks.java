package io.h5sql.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links that are messages of the group's header. */
final class CompactLinks implements LinkSource {
    private final FormatReader file;
    private final ObjectHeader header;

    CompactLinks(FormatReader file, ObjectHeader header) {
        this.file = file;
        this.header = header;
    }

    @Override
    public Optional<Link> find(String name) {
        return all().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    @Override
    public List<Link> all() {
        List<Link> links = new ArrayList<>();
        for (HeaderMessage message : header.all(MessageType.LINK)) {
            links.add(LinkMessage.decode(message.cursor(), file.superblock().offsetBytes()));
        }
        return links;
    }
}
