package org.inversight.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Environment variables of this very process, which native libraries read when they load. Java's own map is a copy and
 * cannot be written.
 */
final class NativeEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(NativeEnvironment.class);

    private NativeEnvironment() {}

    /** Sets a variable unless the user has set it. */
    static void setDefault(String name, String value) {
        if (System.getenv(name) != null) {
            return;
        }
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            if (windows) {
                MethodHandle putenv = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("_putenv_s"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
                int unused = (int) putenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value));
            } else {
                MethodHandle setenv = linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("setenv"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
                int unused = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
            }
        } catch (Throwable e) {
            LOG.warn("{} could not be set; steps may be slower while the window draws.", name);
        }
    }
}
