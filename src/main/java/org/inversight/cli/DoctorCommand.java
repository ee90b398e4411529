package org.inversight.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.MemoryUse;
import org.inversight.engine.Progress;
import org.inversight.engine.WrongArithmetic;
import org.inversight.run.EngineInfo;
import org.inversight.run.EngineLaboratory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what the program runs on. */
@Command(
        name = "doctor",
        description = "Versions, devices, threads, cache, memory, and how long the window takes to show.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand extends LineCommand {

    /** Starts the program with its window in a process of its own and tells how long that took. */
    public interface StartProbe {

        /** Seconds from the start of the JVM to the first pulse with the sample shown. */
        double seconds() throws Exception;
    }

    private final Supplier<EngineLaboratory> laboratories;
    private final StartProbe start;

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    public DoctorCommand(Supplier<EngineLaboratory> laboratories, StartProbe start) {
        this.laboratories = laboratories;
        this.start = start;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put("inversight", Version.text());
        findings.put("java", Runtime.version().toString());
        findings.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        findings.put("processors", Runtime.getRuntime().availableProcessors());
        findings.put("heapMegabytes", Runtime.getRuntime().maxMemory() / 1_000_000);
        findings.put("cache", Engine.cache().toString());
        boolean right = true;
        long from = System.nanoTime();
        try (EngineLaboratory laboratory = laboratories.get()) {
            EngineInfo info =
                    laboratory.start(EngineSettings.DEFAULT, Progress.NONE).join();
            findings.put("engineStartSeconds", (System.nanoTime() - from) / 1e9);
            findings.put("pytorch", info.version());
            findings.put("device", info.device());
            findings.put("threads", info.threads());
            findings.put("kernels", info.kernels().name());
            findings.put("kernelsBecause", info.kernels().reason());
            findings.put("arithmetic", "right");
            findings.put(
                    "devices",
                    info.devices().stream()
                            .map(d -> d.available() ? d.id() : d.id() + ": not there. " + d.reason())
                            .toList());
            MemoryUse.residentMegabytes().ifPresent(mb -> findings.put("residentMegabytes", mb));
        } catch (CompletionException e) {
            if (e.getCause() instanceof WrongArithmetic wrong) {
                findings.put("arithmetic", wrong.getMessage());
                right = false;
            } else {
                throw e;
            }
        }
        try {
            findings.put("startToWindowSeconds", start.seconds());
        } catch (Exception e) {
            findings.put("startToWindowSeconds", null);
            err().println("The window could not be timed: " + e.getMessage());
        }
        print(findings, json);
        return right ? 0 : 1;
    }
}
