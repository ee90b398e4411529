package org.inversight.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.inversight.engine.EngineSettings;
import org.inversight.loading.Probe;
import org.inversight.model.CardOptions;
import org.inversight.model.Json;
import org.inversight.model.ModelFile;
import org.inversight.model.ModelKind;
import org.inversight.model.ScoreMeaning;
import org.inversight.run.EngineLaboratory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a model file is. */
@Command(name = "probe", description = "Finds out by trying what a model file is.", mixinStandardHelpOptions = true)
public final class ProbeCommand extends LineCommand {

    private final Supplier<EngineLaboratory> laboratories;

    @Parameters(paramLabel = "FILE", description = "a TorchScript archive or a model card, e.g. model.pt")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--as", paramLabel = "KIND", description = "classifier (default), generator, critic or verifier")
    private String kind = "classifier";

    @Option(
            names = {"--range", "--classifier-range", "--generator-range", "--critic-range"},
            paramLabel = "LOW,HIGH",
            description = CardWords.RANGE)
    private @Nullable String range;

    @Option(
            names = {"--mean", "--classifier-mean"},
            paramLabel = "M[,M,M]",
            description = CardWords.MEAN)
    private @Nullable String mean;

    @Option(
            names = {"--std", "--classifier-std"},
            paramLabel = "S[,S,S]",
            description = CardWords.STD)
    private @Nullable String std;

    @Option(
            names = {"--size", "--classifier-size", "--critic-size", "--verifier-size"},
            paramLabel = "PIXELS",
            description = CardWords.SIZE)
    private @Nullable String size;

    @Option(
            names = {"--scores", "--classifier-scores"},
            paramLabel = "WORD",
            description = CardWords.SCORES)
    private @Nullable ScoreMeaning scores;

    @Option(
            names = {"--output", "--classifier-output"},
            paramLabel = "NAME",
            description = CardWords.OUTPUT)
    private @Nullable String output;

    @Option(
            names = {"--features", "--classifier-features"},
            paramLabel = "NAME",
            description = CardWords.FEATURES)
    private @Nullable String features;

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    public ProbeCommand(Supplier<EngineLaboratory> laboratories) {
        this.laboratories = laboratories;
    }

    @Override
    public Integer call() throws Exception {
        ModelKind expected;
        try {
            expected = ModelKind.valueOf(kind.toUpperCase(Locale.ROOT));
            if (expected == ModelKind.ATTRIBUTES) {
                throw new IllegalArgumentException(kind);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--as takes classifier, generator, critic or verifier, not \"%s\".".formatted(kind), e);
        }
        ModelFile.inspect(file);
        ModelFile.readCard(file);
        CardOptions said =
                CardWords.read("-", range, mean, std, size, null, new CardWords.Reading(scores, output, features));
        Console console = new Console(err());
        try (EngineLaboratory laboratory = laboratories.get()) {
            console.await(laboratory.start(EngineSettings.DEFAULT, console));
            Probe probe =
                    console.await(laboratory.probe(file, expected, said == null ? CardOptions.NONE : said, console));
            if (json) {
                out().println(Json.line(probe));
            } else {
                out().printf("%s is a %s.%n", file, probe.card().kind());
                probe.found().forEach(out()::println);
                probe.questions().forEach(q -> out().println("Open: " + q.text()));
            }
            return 0;
        }
    }
}
