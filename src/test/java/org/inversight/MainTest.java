package org.inversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inversight.fixtures.TestSample;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The program in a process of its own, where its window cannot open: one sentence, and a code that scripts see. */
class MainTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere there is no way to take the display away
    void withoutADisplayOneSentenceSaysSo() throws Exception {
        assertEquals(
                List.of(
                        "The window needs a display, and there is none here; connect one, or give a command, which needs none (--help lists them)."),
                saidBeforeItFails(List.of()));
    }

    @Test
    void aWindowThatCannotOpenSaysWhy() throws Exception {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        TestSample.write(samples);
        Path file = samples.resolve("tiny/sample.json");
        ObjectNode sample = (ObjectNode) Json.parse(Files.readString(file), JsonNode.class);
        sample.putObject("presets").putNull("kedmi");
        Files.writeString(file, sample.toString());
        List<String> said = saidBeforeItFails(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dinversight.samples=" + samples));
        assertEquals(1, said.size(), said.toString());
        assertTrue(said.getFirst().startsWith("The sample tiny has no preset"), said.toString());
    }

    /** The lines on standard error; it ends by itself, with the code of a failure. */
    private List<String> saidBeforeItFails(List<String> properties) throws IOException, InterruptedException {
        File printed = folder.resolve("printed.txt").toFile();
        File said = folder.resolve("said.txt").toFile();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.contains("-agent"))
                .toList());
        command.addAll(properties);
        command.add("-Dinversight.settings=" + folder.resolve("settings"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said).redirectOutput(printed);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it ends");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(1, process.exitValue(), "exit code");
        assertEquals("", Files.readString(printed.toPath()), "standard output");
        return Files.readAllLines(said.toPath());
    }
}
