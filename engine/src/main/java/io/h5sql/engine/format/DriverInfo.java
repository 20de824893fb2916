package io.h5sql.engine.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.h5sql.engine.error.H5Exception;
import io.h5sql.engine.io.ByteCursor;

/**
 * Driver information block (II.B) and driver info message (IV.A.2.u): files that are one part of
 * several name the driver that puts the parts together. A family is one file in pieces, which
 * whoever opens it has put together: the superblock says how long it has to be.
 */
final class DriverInfo {
    private DriverInfo() {}

    /**
     * @throws H5Exception UNSUPPORTED_FEATURE for a multi file
     */
    static void check(FormatReader file, SuperblockReader.Found found) {
        if (found.driverInfoAddress() >= 0) {
            ByteCursor block =
                    file.cursor(found.driverInfoAddress(), 16, "driver information block").skip(8);
            refuse(new String(block.bytes(8), ISO_8859_1));
        }
        if (found.extensionAddress() < 0) {
            return;
        }
        ObjectHeader extension = ObjectHeader.read(file, found.extensionAddress());
        for (HeaderMessage message : extension.all(MessageType.DRIVER_INFO)) {
            ByteCursor cursor = message.cursor();
            FormatVersion.read(cursor, "driver info message", 0, 0);
            refuse(new String(cursor.bytes(8), ISO_8859_1));
        }
    }

    private static void refuse(String driver) {
        if (driver.startsWith("NCSAmult")) {
            throw H5Exception.unsupported("a file of several parts (driver NCSAmult)");
        }
    }
}
