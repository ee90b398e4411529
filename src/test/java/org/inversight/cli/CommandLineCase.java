package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inversight.bench.WindowPlan;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestSample;
import org.inversight.model.Json;
import org.inversight.run.EngineLaboratory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Command lines over the sample {@code tiny}, with what they print. */
abstract class CommandLineCase {

    @TempDir
    static Path samples;

    @TempDir
    Path folder;

    String out = "";
    String err = "";

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    /** Runs one command line; its exit code. */
    final int run(String line) {
        Catalogue catalogue = Catalogue.standard();
        SampleStore store = new SampleStore(samples);
        Supplier<EngineLaboratory> laboratories = () -> new EngineLaboratory(catalogue, store);
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        Commands commands = new Commands(
                List.of(
                        new RunCommand(laboratories, store),
                        new CompareCommand(laboratories, store),
                        new ProbeCommand(laboratories),
                        new TrainCommand(),
                        new DistilCommand(laboratories, store),
                        new BenchCommand(laboratories, store, this::inWindow),
                        new ResultsCommand(laboratories, store),
                        new DoctorCommand(laboratories, this::startToWindow),
                        new CatalogueCommand(catalogue),
                        new FacesCommand(other -> new EngineLaboratory(catalogue, other))),
                new PrintWriter(stdout, true),
                new PrintWriter(stderr, true));
        int code = commands.execute(ArgumentLine.split(line));
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }

    /** What stands in for the window of {@code bench --ui}. */
    Map<String, Object> inWindow(WindowPlan plan) {
        throw new IllegalStateException("not wanted");
    }

    /** What stands in for a window that {@code doctor} opens. */
    double startToWindow() throws Exception {
        throw new IOException("there is none");
    }

    /** What {@code run --json} prints with these options. */
    final JsonNode json(String options) {
        int code = run("run --json " + options + (options.contains("--experiment") ? "" : " --threads 1"));
        assertEquals(0, code, err);
        assertEquals(1, out.lines().count(), out);
        assertTrue(out.endsWith(System.lineSeparator()), "the line is ended");
        return Json.parse(out, JsonNode.class);
    }

    /** The document that a run with these options leaves behind. */
    final Experiment saved(String options) throws IOException {
        Path results = folder.resolve("saved-" + Integer.toHexString(options.hashCode()));
        json(options + " --out '%s'".formatted(results));
        return ExperimentFile.read(results.resolve("experiment.json")).experiment();
    }

    /** Models of no sample. */
    static String own() {
        return "--classifier '%s' --generator '%s'"
                .formatted(TestModels.file("classifier-traced"), TestModels.file("generator"));
    }

    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(f -> names.add(String.valueOf(f.getFileName())));
            return names;
        }
    }
}
