package org.inversight.run;

import java.util.List;
import org.inversight.engine.DeviceOption;

/**
 * The engine that is running.
 *
 * @param version of PyTorch
 * @param device in use: {@code cpu} or {@code gpu:N}
 * @param threads of libtorch
 * @param devices of this machine, those that are not there included, with the reason
 */
public record EngineInfo(String version, String device, int threads, List<DeviceOption> devices) {}
