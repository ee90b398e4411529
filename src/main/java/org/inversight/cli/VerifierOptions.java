package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inversight.data.Fingerprint;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name somebody's verifier of people. */
final class VerifierOptions {

    @Option(
            names = "--verifier",
            paramLabel = "FILE",
            description =
                    "open-set verifier of people, image to vector: TorchScript or card; without a card the private images give its threshold")
    private @Nullable String file;

    @Option(names = "--verifier-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String range;

    @Option(names = "--verifier-mean", paramLabel = "M[,M,M]", description = CardWords.MEAN)
    private @Nullable String mean;

    @Option(names = "--verifier-std", paramLabel = "S[,S,S]", description = CardWords.STD)
    private @Nullable String std;

    @Option(names = "--verifier-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String size;

    /**
     * What tells this verifier from others: the contents of its file, and what is said of it.
     *
     * @return {@code none} where none is named
     * @throws IOException if its file is not there
     */
    String fingerprint() throws IOException {
        ModelFiles files = on(ModelFiles.NONE);
        if (files.verifier() == null) {
            return "none";
        }
        Path path = Path.of(files.verifier());
        if (!Files.isRegularFile(path)) {
            throw new IOException("The verifier %s is not there.".formatted(path));
        }
        Fingerprint print =
                new Fingerprint().add(path).add(files.optionsOf("verifier").toString());
        Path card = ModelFile.cardOf(path);
        if (!card.equals(path) && Files.isRegularFile(card)) {
            print.add(card);
        }
        return print.hex();
    }

    /**
     * The same files with what these options say of a verifier.
     *
     * @throws IllegalArgumentException if something is said of a verifier and none is named
     */
    ModelFiles on(ModelFiles files) {
        CardOptions said = CardWords.read("--verifier", range, mean, std, size, null, CardWords.Reading.NONE);
        String chosen = file == null ? files.verifier() : file;
        if (chosen == null) {
            if (said != null) {
                throw new IllegalArgumentException(
                        "The options of a verifier are given without one; name its file with --verifier FILE.");
            }
            return files;
        }
        CardOptions before = file == null ? files.optionsOf("verifier") : CardOptions.NONE;
        return files.withVerifier(chosen, said == null ? before : said);
    }
}
