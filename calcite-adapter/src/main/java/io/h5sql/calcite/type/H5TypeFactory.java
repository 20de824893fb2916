package io.h5sql.calcite.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;

/** Makes SQL types; text is UTF-8. */
public final class H5TypeFactory extends JavaTypeFactoryImpl {
    public H5TypeFactory() {
        super(H5TypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
