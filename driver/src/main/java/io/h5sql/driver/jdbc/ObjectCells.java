package io.h5sql.driver.jdbc;

import io.h5sql.engine.batch.Validity;
import io.h5sql.engine.batch.Vector;
import io.h5sql.engine.type.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;

/** Cells of text, bytes, times and arrays. */
final class ObjectCells {
    private ObjectCells() {}

    /** DATE: timestamps at midnight. */
    static final class OfDates extends OfTimestamps {
        OfDates(ZoneId zone) {
            super(SqlType.DATE, zone);
        }

        @Override
        String asString(int row) {
            return asDateTime(row).toLocalDate().toString();
        }

        @Override
        Date asObject(int row) {
            return DateTimes.date(asDateTime(row), zone);
        }
    }

    /** TIME: text of an hour, minute, second and its fraction. */
    static final class OfTimes extends OfText {
        private final ZoneId zone;

        OfTimes(ZoneId zone) {
            super(SqlType.TIME);
            this.zone = zone;
        }

        @Override
        LocalDateTime asDateTime(int row) {
            return LocalTime.parse(asString(row)).atDate(LocalDate.EPOCH);
        }

        @Override
        Object asObject(int row) {
            return DateTimes.time(asDateTime(row), zone);
        }
    }

    static class OfTimestamps extends Cell {
        final ZoneId zone;
        private long[] nanos = {};

        OfTimestamps(SqlType type, ZoneId zone) {
            super(type);
            this.zone = zone;
        }

        @Override
        void take(Vector vector) {
            nanos = ((Vector.Longs) vector).values();
        }

        @Override
        LocalDateTime asDateTime(int row) {
            return DateTimes.ofNanos(nanos[row]);
        }

        @Override
        String asString(int row) {
            return DateTimes.text(asDateTime(row));
        }

        @Override
        java.util.Date asObject(int row) {
            return DateTimes.timestamp(asDateTime(row), zone);
        }
    }

    static class OfText extends Cell {
        private int[] offsets = {0};
        private byte[] data = {};

        OfText(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            Vector.Octets octets = (Vector.Octets) vector;
            offsets = octets.offsets();
            data = octets.data();
        }

        @Override
        String asString(int row) {
            int from = offsets[row];
            return new String(data, from, offsets[row + 1] - from, StandardCharsets.UTF_8);
        }

        @Override
        Object asObject(int row) {
            return asString(row);
        }

        @Override
        long asLong(int row) throws SQLException {
            return NumberCells.exact(asDecimal(row));
        }

        @Override
        double asDouble(int row) throws SQLException {
            return NumberCells.floating(asString(row));
        }

        @Override
        BigDecimal asDecimal(int row) throws SQLException {
            return NumberCells.decimal(asString(row));
        }

        @Override
        boolean asBoolean(int row) throws SQLException {
            return NumberCells.truth(asString(row));
        }

        @Override
        byte[] asBytes(int row) {
            return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
        }

        @Override
        LocalDateTime asDateTime(int row) throws SQLException {
            return DateTimes.parse(asString(row));
        }
    }

    static final class OfBinary extends Cell {
        private int[] offsets = {0};
        private byte[] data = {};

        OfBinary(SqlType type) {
            super(type);
        }

        @Override
        void take(Vector vector) {
            Vector.Octets octets = (Vector.Octets) vector;
            offsets = octets.offsets();
            data = octets.data();
        }

        @Override
        byte[] asBytes(int row) {
            return Arrays.copyOfRange(data, offsets[row], offsets[row + 1]);
        }

        @Override
        String asString(int row) {
            return HexFormat.of().formatHex(data, offsets[row], offsets[row + 1]);
        }

        @Override
        Object asObject(int row) {
            return asBytes(row);
        }
    }

    static final class OfLists extends Cell {
        private final ColumnType element;
        private final ZoneId zone;
        private int[] offsets = {0};
        private Vector elements = new Vector.Bytes(new byte[0], 0, Validity.ALL);

        OfLists(SqlType type, ColumnType element, ZoneId zone) {
            super(type);
            this.element = element;
            this.zone = zone;
        }

        @Override
        void take(Vector vector) {
            Vector.Lists lists = (Vector.Lists) vector;
            offsets = lists.offsets();
            elements = lists.elements();
        }

        @Override
        H5Array asArray(int row) {
            return new H5Array(element, elements, offsets[row], offsets[row + 1], zone);
        }

        @Override
        String asString(int row) {
            return asArray(row).toString();
        }

        @Override
        Object asObject(int row) {
            return asArray(row);
        }
    }
}
