package io.h5sql.driver.jdbc;

/** What the jar's manifest says this is; 0.0.0 where there is none. */
public record DriverVersion(String text, int major, int minor) {
    /** The running driver's. */
    public static DriverVersion current() {
        String manifest = DriverVersion.class.getPackage().getImplementationVersion();
        String text = manifest == null ? "0.0.0" : manifest;
        String[] parts = text.split("[.-]", 3);
        return new DriverVersion(text, number(parts, 0), number(parts, 1));
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,9}")
                ? Integer.parseInt(parts[index])
                : 0;
    }
}
