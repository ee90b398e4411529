package org.inversight.run;

import java.util.List;
import org.inversight.engine.DeviceOption;
import org.inversight.engine.Engine;
import org.inversight.engine.Kernels;

/**
 * The engine that is running.
 *
 * @param version of PyTorch
 * @param device in use: {@code cpu} or {@code gpu:N}
 * @param threads of libtorch
 * @param kernels that compute, checked at the start
 * @param devices of this machine, those that are not there included, with the reason
 */
public record EngineInfo(String version, String device, int threads, Kernels kernels, List<DeviceOption> devices) {

    static EngineInfo of(Engine engine) {
        return new EngineInfo(engine.version(), engine.device(), engine.threads(), engine.kernels(), engine.devices());
    }
}
