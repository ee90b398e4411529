package org.inversight.engine;

import ai.djl.pytorch.jni.LibUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libtorch's own switches ({@code at::globalContext()}), which DJL does not offer. They are called under their C++
 * names through the foreign-function interface; where a library lacks one, the switch counts as not there.
 */
final class TorchContext implements KernelChoice.Switch {

    private static final Logger LOG = LoggerFactory.getLogger(TorchContext.class);

    /** As c10 counts: information 0, warning 1, error 2, fatal 3. */
    private static final int ERRORS = 2;

    private final boolean windows = System.mapLibraryName("c10").endsWith(".dll");

    TorchContext() {}

    @Override
    public boolean available() {
        try {
            MethodHandle has = function(
                    windows ? "?hasMKLDNN@Context@at@@SA_NXZ" : "_ZN2at7Context9hasMKLDNNEv",
                    FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN));
            return (boolean) has.invokeExact();
        } catch (Throwable e) {
            LOG.debug("PyTorch does not say whether it has oneDNN", e);
            return false;
        }
    }

    @Override
    public void set(boolean on) {
        try {
            MethodHandle set = function(
                    windows ? "?setUserEnabledMkldnn@Context@at@@QEAAX_N@Z" : "_ZN2at7Context20setUserEnabledMkldnnEb",
                    FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_BOOLEAN));
            set.invokeExact(context(), on);
        } catch (Throwable e) {
            LOG.debug("oneDNN cannot be switched", e);
        }
    }

    /** Whether convolutions on the processor are oneDNN's at present; false where the library does not say. */
    static boolean oneDnn() {
        try {
            return OneDnn.ON != null && (boolean) OneDnn.ON.invokeExact();
        } catch (Throwable e) {
            return false;
        }
    }

    /** What is asked in each step is looked up once, and only when PyTorch has been loaded. */
    private static final class OneDnn {

        private static final @Nullable MethodHandle ON = lookUp();

        private static @Nullable MethodHandle lookUp() {
            TorchContext torch = new TorchContext();
            try {
                MethodHandle on = function(
                        torch.windows
                                ? "?userEnabledMkldnn@Context@at@@QEBA_NXZ"
                                : "_ZNK2at7Context17userEnabledMkldnnEv",
                        FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.ADDRESS));
                return torch.available() ? on.bindTo(torch.context()) : null;
            } catch (Throwable e) {
                LOG.debug("PyTorch does not say whether oneDNN is on", e);
                return null;
            }
        }
    }

    /** Keeps warnings of the library from standard error; errors go on to be written. */
    void errorsOnly() {
        if (System.getenv("TORCH_CPP_LOG_LEVEL") != null) {
            return;
        }
        try {
            library("c10")
                    .findOrThrow("FLAGS_caffe2_log_level")
                    .reinterpret(ValueLayout.JAVA_INT.byteSize())
                    .set(ValueLayout.JAVA_INT, 0, ERRORS);
        } catch (Throwable e) {
            LOG.debug("PyTorch's warnings cannot be kept back", e);
        }
    }

    private MemorySegment context() throws Throwable {
        MethodHandle global = function(
                windows ? "?globalContext@at@@YAAEAVContext@1@XZ" : "_ZN2at13globalContextEv",
                FunctionDescriptor.of(ValueLayout.ADDRESS));
        return (MemorySegment) global.invokeExact();
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library("torch_cpu").findOrThrow(name), descriptor);
    }

    /** A library that DJL has loaded: opening it again gives the same one. */
    private static SymbolLookup library(String name) {
        return SymbolLookup.libraryLookup(
                Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName(name)), Arena.global());
    }
}
