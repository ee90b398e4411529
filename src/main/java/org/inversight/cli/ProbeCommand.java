package org.inversight.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.inversight.engine.EngineSettings;
import org.inversight.model.Json;
import org.inversight.model.ModelFile;
import org.inversight.model.ModelKind;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Probe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a model file is. */
@Command(
        name = "probe",
        description = "Finds out by trying what a model file is.",
        mixinStandardHelpOptions = true)
public final class ProbeCommand implements Callable<Integer> {

    private final Supplier<EngineLaboratory> laboratories;

    @Parameters(
            paramLabel = "FILE",
            description = "a TorchScript archive or a model card, e.g. model.pt")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "classifier (default), generator or critic")
    private String kind = "classifier";

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public ProbeCommand(Supplier<EngineLaboratory> laboratories) {
        this.laboratories = laboratories;
    }

    @Override
    public Integer call() throws Exception {
        ModelKind expected;
        try {
            expected = ModelKind.valueOf(kind.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--as takes classifier, generator or critic, not \"%s\".".formatted(kind), e);
        }
        ModelFile.inspect(file);
        ModelFile.readCard(file);
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        try (EngineLaboratory laboratory = laboratories.get()) {
            laboratory
                    .start(
                            EngineSettings.DEFAULT,
                            new Console(Objects.requireNonNull(spec).commandLine().getErr()))
                    .join();
            Probe probe = laboratory.probe(file, expected).join();
            if (json) {
                out.println(Json.line(probe));
            } else {
                out.printf("%s is a %s.%n", file, probe.card().kind());
                probe.found().forEach(out::println);
                probe.questions().forEach(q -> out.println("Open: " + q.text()));
            }
            return 0;
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
