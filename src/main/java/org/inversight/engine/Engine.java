package org.inversight.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The running compute engine: PyTorch through DJL. One a process; made once, before anything else that computes.
 *
 * <p>Arrays live in scopes ({@link #scope}): everything made in one is released when it closes. A step makes its arrays
 * in a scope of its own, so that nothing grows with the number of steps.
 */
public final class Engine implements AutoCloseable {

    /** Bytes that the first start unpacks into the cache, with some air. */
    private static final long UNPACKED_BYTES = 600_000_000;

    /**
     * How often a thread of libtorch looks for work before it sleeps: some microseconds. The longer, the slower is a
     * step where other programs run; without any, two threads gain less over one (docs/adr/0010).
     */
    private static final String SPINS = "1000";

    private static final String NATIVE_CPU = "native/lib/pytorch.properties";

    private final NDManager root;
    private final Device device;
    private final int threads;
    private final String version;
    private final Kernels kernels;

    private Engine(NDManager root, Device device, int threads, String version, Kernels kernels) {
        this.root = root;
        this.device = device;
        this.threads = threads;
        this.version = version;
        this.kernels = kernels;
    }

    /**
     * Starts the engine and checks its arithmetic, in some milliseconds. The first start on a machine unpacks about 430
     * MB and takes some seconds.
     *
     * @param settings device and number of threads
     * @param progress is told whether the library is unpacked, and when it is ready
     * @return the engine, to be closed at the end
     * @throws EngineFailure if the library, the device or the disk space is missing, or results are wrong
     */
    public static Engine start(EngineSettings settings, Progress progress) throws EngineFailure {
        boolean bundled = Engine.class.getClassLoader().getResource(NATIVE_CPU) != null;
        int threads = settings.effectiveThreads();
        if (threads > EngineSettings.mostThreads()) {
            throw new EngineFailure("%d threads are too many for this machine; choose up to %d."
                    .formatted(threads, EngineSettings.mostThreads()));
        }
        NativeEnvironment.setDefault("GOMP_SPINCOUNT", SPINS);
        NativeMemory.keepPages();
        if (bundled) {
            System.setProperty("ai.djl.offline", System.getProperty("ai.djl.offline", "true"));
        }
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        boolean first = !unpacked();
        progress.report(first ? "Unpacking the PyTorch library, once" : "Starting PyTorch", -1);
        if (first) {
            requireDisk();
        }
        ai.djl.engine.Engine engine;
        try {
            engine = ai.djl.engine.Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalStateException | UnsatisfiedLinkError e) {
            throw new EngineFailure(
                    "PyTorch could not be started (%s); delete the folder %s and start again."
                            .formatted(firstLine(e), cache()),
                    e);
        }
        Device device = choose(settings.device(), engine.getGpuCount());
        if (JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
        TorchContext context = new TorchContext();
        context.errorsOnly();
        NDManager root = NDManager.newBaseManager(device);
        Kernels kernels = checked(new KernelChoice(Arithmetic.ofEngine()::fault, context), root);
        progress.report("PyTorch %s is ready".formatted(engine.getVersion()), 1);
        return new Engine(root, device, threads, engine.getVersion(), kernels);
    }

    /** {@return the devices of this machine, those that cannot be used included, with the reason} */
    public List<DeviceOption> devices() {
        List<DeviceOption> options = new ArrayList<>();
        options.add(new DeviceOption("cpu", "Processor", true, ""));
        int gpus = ai.djl.engine.Engine.getEngine("PyTorch").getGpuCount();
        for (int i = 0; i < gpus; i++) {
            options.add(new DeviceOption("gpu:" + i, "Graphics card " + i, true, ""));
        }
        if (gpus == 0) {
            options.add(new DeviceOption("gpu:0", "Graphics card", false, noGpu()));
        }
        return List.copyOf(options);
    }

    /** {@return a new scope; close it to release every array made in it} */
    public NDManager scope() {
        return root.newSubManager();
    }

    /** {@return the long-lived manager, for arrays that last as long as the engine} */
    public NDManager root() {
        return root;
    }

    /** {@return the number of arrays that are open: those of the root and of every open scope below it} */
    public int managedArrays() {
        return root.getManagedArrays().size();
    }

    /** {@return {@code cpu} or {@code gpu:N}} */
    public String device() {
        return name(device);
    }

    /** {@return the number of libtorch's threads, as the engine was started} */
    public int threads() {
        return threads;
    }

    /** {@return the kernels that compute, checked when the engine started} */
    public Kernels kernels() {
        return kernels;
    }

    /**
     * Changes the number of threads of later operations.
     *
     * @param count at least 1
     */
    public void useThreads(int count) {
        if (JniUtils.getNumThreads() != count) {
            JniUtils.setNumThreads(count);
        }
    }

    /** {@return the version of PyTorch} */
    public String version() {
        return version;
    }

    /** {@return the folder into which the native library is unpacked} */
    public static Path cache() {
        String folder = System.getProperty("ENGINE_CACHE_DIR", System.getenv("ENGINE_CACHE_DIR"));
        if (folder == null) {
            folder = System.getProperty("DJL_CACHE_DIR", System.getenv("DJL_CACHE_DIR"));
        }
        return folder == null ? Path.of(System.getProperty("user.home"), ".djl.ai") : Path.of(folder);
    }

    @Override
    public void close() {
        root.close();
    }

    /** The kernels that compute right; closes the manager where there are none. */
    static Kernels checked(KernelChoice choice, NDManager root) throws EngineFailure {
        try {
            return choice.checked(root);
        } catch (WrongArithmetic e) {
            root.close();
            throw e;
        } catch (EngineException e) {
            boolean gpu = root.getDevice().isGpu();
            root.close();
            throw new EngineFailure(
                    gpu
                            ? "The graphics card does not compute (%s); choose the processor (--device cpu), or mend its driver."
                                    .formatted(firstLine(e))
                            : "PyTorch does not compute on this processor (%s); try another machine."
                                    .formatted(firstLine(e)),
                    e);
        }
    }

    private static Device choose(String wanted, int gpus) throws EngineFailure {
        if (wanted.equals("auto")) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        if (wanted.equals("cpu")) {
            return Device.cpu();
        }
        if (wanted.matches("gpu:\\d{1,3}")) {
            int index = Integer.parseInt(wanted.substring(4));
            if (index < gpus) {
                return Device.gpu(index);
            }
            throw new EngineFailure("The device %s is not there: %s"
                    .formatted(wanted, gpus == 0 ? noGpu() : "this machine has " + gpus + "."));
        }
        throw new EngineFailure("\"%s\" is no device; use auto, cpu or gpu:0.".formatted(wanted));
    }

    private static String noGpu() {
        return Engine.class.getClassLoader().getResource(NATIVE_CPU) != null
                ? "This build carries the processor's library only; start with the gpu profile (mvn -Pgpu) for CUDA."
                : "PyTorch found no CUDA device on this machine.";
    }

    private static boolean unpacked() {
        Path folder = cache().resolve("pytorch");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.anyMatch(Files::isDirectory);
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireDisk() throws EngineFailure {
        Path folder = cache();
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            long free = existing == null
                    ? Long.MAX_VALUE
                    : Files.getFileStore(existing).getUsableSpace();
            if (free < UNPACKED_BYTES) {
                throw new EngineFailure(
                        "PyTorch needs %d MB in %s and %d MB are free; make room, or set DJL_CACHE_DIR to another folder."
                                .formatted(UNPACKED_BYTES / 1_000_000, folder, free / 1_000_000));
            }
        } catch (IOException e) {
            throw new EngineFailure("The folder %s cannot be used.".formatted(folder), e);
        }
    }

    private static String name(Device device) {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }

    private static String firstLine(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
