package io.h5sql.engine.format;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.filter.FilterSpec;
import io.h5sql.engine.type.Datatype;
import java.util.List;
import java.util.Optional;

/** Decodes the messages that make a dataset and checks them against each other. */
final class DatasetHeaderReader {
    private final FormatReader file;
    private final ObjectHeader header;
    private final Superblock sizes;

    DatasetHeaderReader(FormatReader file, ObjectHeader header) {
        this.file = file;
        this.header = header;
        this.sizes = file.superblock();
    }

    DatasetHeader read() {
        Datatype type = datatype();
        Dataspace space =
                DataspaceMessage.decode(
                        required(MessageType.DATASPACE).cursor(), sizes.lengthBytes());
        List<ExternalSegment> external =
                message(MessageType.EXTERNAL_DATA_FILES)
                        .map(message -> ExternalSegment.decode(message.cursor(), file))
                        .orElse(List.of());
        long bytes = DataspaceMessage.bytes(space, type.size());
        DataLayout layout = checked(layout(bytes), space, bytes);
        List<FilterSpec> filters =
                message(MessageType.FILTER_PIPELINE)
                        .map(message -> FilterPipelineMessage.decode(message.cursor()))
                        .orElse(List.of());
        return new DatasetHeader(type, space, layout, fill(type), filters, external);
    }

    Datatype datatype() {
        return DatatypeMessage.decode(required(MessageType.DATATYPE).cursor(), sizes.offsetBytes());
    }

    private DataLayout layout(long bytes) {
        DataLayout layout =
                DataLayoutMessage.decode(required(MessageType.DATA_LAYOUT).cursor(), sizes);
        if (layout instanceof DataLayout.Contiguous contiguous
                && contiguous.size() == DataLayoutMessage.SIZE_OF_SPACE) {
            return new DataLayout.Contiguous(contiguous.address(), bytes);
        }
        return layout;
    }

    private DataLayout checked(DataLayout layout, Dataspace space, long bytes) {
        if (layout instanceof DataLayout.Chunked chunked
                && chunked.chunkShape().size() != space.rank()) {
            throw corrupt(
                    "chunks of "
                            + chunked.chunkShape().size()
                            + " dimensions for a dataset of "
                            + space.rank());
        }
        if (layout instanceof DataLayout.Compact compact && compact.data().length < bytes) {
            throw corrupt(
                    "compact data of " + compact.data().length + " bytes, " + bytes + " expected");
        }
        if (bytes == Long.MAX_VALUE
                && layout instanceof DataLayout.Contiguous contiguous
                && contiguous.address() >= 0) {
            throw corrupt("shape " + space.shape() + " has more than 2^63 bytes");
        }
        return layout;
    }

    private FillValue fill(Datatype type) {
        FillValue fill =
                message(MessageType.FILL_VALUE)
                        .map(message -> FillValueMessage.decode(message.cursor()))
                        .orElseGet(this::oldFill);
        int length = fill.bytes().length;
        if (length != 0 && length != type.size()) {
            throw corrupt("fill value of " + length + " bytes for elements of " + type.size());
        }
        return fill;
    }

    private FillValue oldFill() {
        return message(MessageType.FILL_VALUE_OLD)
                .map(message -> FillValueMessage.decodeOld(message.cursor()))
                .orElse(FillValue.ZERO);
    }

    private HeaderMessage required(int type) {
        return message(type)
                .orElseThrow(() -> corrupt("object header: no " + MessageType.name(type)));
    }

    private Optional<HeaderMessage> message(int type) {
        return header.first(type).map(file::resolve);
    }

    private H5Exception corrupt(String problem) {
        return H5Exception.corrupt(problem, file.fileOffset(header.address()));
    }
}
