package io.h5sql.engine.format;

/** Numbers of the header messages (IV.A.2) that this package reads or knows. */
final class MessageType {
    static final int NIL = 0x00;
    static final int DATASPACE = 0x01;
    static final int LINK_INFO = 0x02;
    static final int DATATYPE = 0x03;
    static final int FILL_VALUE_OLD = 0x04;
    static final int FILL_VALUE = 0x05;
    static final int LINK = 0x06;
    static final int EXTERNAL_DATA_FILES = 0x07;
    static final int DATA_LAYOUT = 0x08;
    static final int FILTER_PIPELINE = 0x0b;
    static final int ATTRIBUTE = 0x0c;
    static final int SHARED_MESSAGE_TABLE = 0x0f;
    static final int CONTINUATION = 0x10;
    static final int SYMBOL_TABLE = 0x11;
    static final int DRIVER_INFO = 0x14;
    static final int ATTRIBUTE_INFO = 0x15;

    /** The largest number that the specification names: file space info. */
    static final int LAST_KNOWN = 0x17;

    private MessageType() {}

    static String name(int type) {
        return switch (type) {
            case DATASPACE -> "dataspace message";
            case LINK_INFO -> "link info message";
            case DATATYPE -> "datatype message";
            case FILL_VALUE_OLD, FILL_VALUE -> "fill value message";
            case LINK -> "link message";
            case EXTERNAL_DATA_FILES -> "external data files message";
            case DATA_LAYOUT -> "data layout message";
            case FILTER_PIPELINE -> "filter pipeline message";
            case ATTRIBUTE -> "attribute message";
            case SHARED_MESSAGE_TABLE -> "shared message table message";
            case CONTINUATION -> "object header continuation message";
            case SYMBOL_TABLE -> "symbol table message";
            case DRIVER_INFO -> "driver info message";
            case ATTRIBUTE_INFO -> "attribute info message";
            default -> "message of type " + type;
        };
    }
}
