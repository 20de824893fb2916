package io.h5sql.engine.format;

import com.code_intelligence.jazzer.api.HookType;
import com.code_intelligence.jazzer.api.MethodHook;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lets every checksum pass while fuzz tests run, since no mutation would keep one right and nothing
 * behind it would be reached.
 */
public final class UncheckedSums {
    private UncheckedSums() {}

    @MethodHook(
            type = HookType.REPLACE,
            targetClassName = "io.h5sql.engine.format.Checksum",
            targetMethod = "compare")
    public static void compare(
            MethodHandle method, @Nullable Object self, Object[] arguments, int hookId) {
        // Whatever is stored passes.
    }
}
