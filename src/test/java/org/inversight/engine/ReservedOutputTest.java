package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, in which native code prints as a network does. */
class ReservedOutputTest {

    @TempDir
    Path folder;

    @Test
    void nativeCodePrintsElsewhere() throws Exception {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Printing.class.getName())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        assertEquals(0, process.waitFor(), () -> read(err));
        assertEquals("before\n{\"result\":\"größer\"}\n" + "x".repeat(100_000), read(out));
        assertTrue(read(err).contains("from native code"), read(err));
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath()).replace("\r", "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Prints before, in between and after from native code and from Java. */
    static final class Printing {

        private Printing() {}

        public static void main(String[] arguments) throws Throwable {
            System.out.println("before");
            PrintStream out = ReservedOutput.reserve();
            printNatively("from native code");
            out.println("{\"result\":\"größer\"}");
            printNatively("and again");
            out.print("x".repeat(100_000));
        }

        private static void printNatively(String text) throws Throwable {
            Linker linker = Linker.nativeLinker();
            MethodHandle puts = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("puts"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MethodHandle flush = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("fflush"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            try (Arena arena = Arena.ofConfined()) {
                int unused = (int) puts.invokeExact(arena.allocateFrom(text, StandardCharsets.UTF_8));
                int flushed = (int) flush.invokeExact(MemorySegment.NULL);
            }
        }
    }
}
