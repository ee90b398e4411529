package org.inversight.engine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the C library of Linux keeps memory. A step frees the arrays that the next step allocates again; glibc maps each
 * large one anew and gives it back, and the system clears every page of it each time. Kept in the process instead, the
 * pages are there already; resident memory stays at its peak in exchange.
 */
final class NativeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(NativeMemory.class);

    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_MAX = -4;
    private static final int M_ARENA_MAX = -8;

    /** More than glibc keeps aside for a thread, in bytes. */
    private static final long LARGE = 100_000;

    private static final long PAGE = 4096;

    /** The flag NON_MAIN_ARENA of a block's header. */
    private static final long OTHER_HEAP = 4;

    private NativeMemory() {}

    /**
     * Keeps freed memory from now on. What the environment says (MALLOC_ARENA_MAX and others, which work from the first
     * thread on) wins; where there is no glibc nothing happens.
     */
    static void keepPages() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> mallopt = linker.defaultLookup().find("mallopt");
        if (mallopt.isEmpty()) {
            return;
        }
        try {
            MethodHandle set = linker.downcallHandle(
                    mallopt.get(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            set(set, "MALLOC_ARENA_MAX", M_ARENA_MAX, 1);
            set(set, "MALLOC_MMAP_MAX_", M_MMAP_MAX, 0);
            set(set, "MALLOC_TRIM_THRESHOLD_", M_TRIM_THRESHOLD, Integer.MAX_VALUE);
            set(set, "MALLOC_TOP_PAD_", M_TOP_PAD, 64 << 20);
        } catch (Throwable e) {
            LOG.debug("glibc's memory settings cannot be changed", e);
        }
    }

    /**
     * Whether the calling thread allocates from glibc's first heap. True also where another allocator is at work, which
     * has no such heaps.
     */
    static boolean onFirstHeap() {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        if (library.find("gnu_get_libc_version").isEmpty()) {
            return true;
        }
        try {
            MethodHandle allocate = linker.downcallHandle(
                    library.find("malloc").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
            MethodHandle free = linker.downcallHandle(
                    library.find("free").orElseThrow(), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
            MemorySegment block = (MemorySegment) allocate.invokeExact(LARGE);
            MemorySegment next = (MemorySegment) allocate.invokeExact(LARGE);
            try {
                // other allocators begin each block of this size at a page; one of glibc's may, but not the next too
                boolean pages = block.address() % PAGE == 0 && next.address() % PAGE == 0;
                return pages || (header(block) & OTHER_HEAP) == 0;
            } finally {
                free.invokeExact(block);
                free.invokeExact(next);
            }
        } catch (Throwable e) {
            LOG.debug("which heap a thread has cannot be found out", e);
            return true;
        }
    }

    /** The eight bytes in front of a block: its size, and flags in the lowest three bits. */
    private static long header(MemorySegment block) {
        return MemorySegment.ofAddress(block.address() - Long.BYTES)
                .reinterpret(Long.BYTES)
                .get(ValueLayout.JAVA_LONG, 0);
    }

    private static void set(MethodHandle mallopt, String variable, int parameter, int value) throws Throwable {
        if (System.getenv(variable) == null) {
            int unused = (int) mallopt.invokeExact(parameter, value);
        }
    }
}
