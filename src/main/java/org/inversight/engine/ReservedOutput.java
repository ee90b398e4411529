package org.inversight.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's standard output, for this program's results alone. Whatever native code prints, such as a TorchScript
 * network with a {@code print} in it, goes to standard error instead.
 */
public final class ReservedOutput extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(ReservedOutput.class);

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    /** Windows would write two bytes for each end of a line. */
    private static final int BINARY = 0x8000;

    private final MethodHandle write;
    private final int descriptor;

    private ReservedOutput(MethodHandle write, int descriptor) {
        this.write = write;
        this.descriptor = descriptor;
    }

    /**
     * Takes standard output away from native code; to be called once, before the engine starts.
     *
     * @return what writes to it; {@link System#out} where the system does not allow it
     */
    public static PrintStream reserve() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String prefix = windows ? "_" : "";
        ValueLayout size = windows ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
        System.out.flush();
        try {
            int kept = (int) function(prefix + "dup", 1).invokeExact(STANDARD_OUTPUT);
            MethodHandle write = function(prefix + "write", size, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, size);
            if (windows) {
                int unused = (int) function("_setmode", 2).invokeExact(kept, BINARY);
            }
            int moved = kept < 0 ? -1 : (int) function(prefix + "dup2", 2).invokeExact(STANDARD_ERROR, STANDARD_OUTPUT);
            return moved < 0
                    ? System.out
                    : new PrintStream(new ReservedOutput(write, kept), true, StandardCharsets.UTF_8);
        } catch (Throwable e) {
            LOG.warn("Standard output could not be reserved; what a network prints mixes with it.");
            return System.out;
        }
    }

    /** A function of whole numbers that returns one. */
    private static MethodHandle function(String name, int arguments) {
        MemoryLayout[] all = new MemoryLayout[arguments];
        Arrays.fill(all, ValueLayout.JAVA_INT);
        return function(name, ValueLayout.JAVA_INT, all);
    }

    private static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment all = arena.allocate(Math.max(1, length));
            MemorySegment.copy(bytes, offset, all, ValueLayout.JAVA_BYTE, 0, length);
            long written = 0;
            while (written < length) {
                long more = write(all.asSlice(written), (int) (length - written));
                if (more <= 0) {
                    throw new IOException("Standard output cannot be written to.");
                }
                written += more;
            }
        }
    }

    /** How many bytes were written; -1 for none. */
    private long write(MemorySegment bytes, int length) throws IOException {
        try {
            return (long) write.invoke(descriptor, bytes, length);
        } catch (Throwable e) {
            throw new IOException("Standard output cannot be written to.", e);
        }
    }
}
