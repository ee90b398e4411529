package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inversight.augment.AugmentationType;
import org.inversight.data.Fingerprint;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleFile;
import org.inversight.experiment.SampleStore;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.train.Strangers;
import org.jspecify.annotations.Nullable;

/**
 * What tells a cell's runs from others but for their seeds: what is set, and the files of all models and images that its
 * figures depend on. What was measured of a model is no part of it.
 */
final class CellSettings {

    private final Path folder;
    private final Fingerprint print = new Fingerprint();

    private CellSettings(Path folder) {
        this.folder = folder;
    }

    /** {@return 64 hexadecimal digits, the same for the same settings, models and images} */
    static String of(SampleStore samples, Catalogue catalogue, Experiment experiment) throws IOException {
        String name = String.valueOf(experiment.sample());
        SampleFile sample = samples.document(name);
        CellSettings settings = new CellSettings(samples.folder(name));
        settings.print.add(Json.line(experiment.withSeed(0).withDevice("auto").withThreads(1)));
        List<@Nullable String> cards = new ArrayList<>();
        cards.add(sample.classifier());
        cards.add(sample.generators().get(experiment.attack()));
        cards.add(sample.critics().get(experiment.attack()));
        AugmentationType augmentation = catalogue.augmentation(experiment);
        if (augmentation != null && augmentation.needsStudents()) {
            cards.addAll(sample.students());
        }
        cards.addAll(sample.evaluators());
        cards.add(sample.verifier());
        cards.add(sample.attributeReader());
        for (String card : cards) {
            settings.model(card);
        }
        settings.document(settings.folder.resolve(sample.featureReference()));
        if (sample.verifier() != null) {
            settings.document(settings.folder.resolve(sample.verifier()).resolveSibling(Strangers.NAME + ".json"));
        }
        try (Stream<Path> images = Files.list(settings.folder.resolve(sample.privateImages()))) {
            for (Path file : images.filter(Files::isRegularFile).sorted().toList()) {
                settings.print.add(file);
            }
        }
        return settings.print.hex();
    }

    /** A document, and the arrays beside it. */
    private void document(Path file) throws IOException {
        Path arrays = file.resolveSibling(file.getFileName().toString().replace(".json", ".safetensors"));
        for (Path one : List.of(file, arrays)) {
            if (Files.isRegularFile(one)) {
                print.add(one);
            }
        }
    }

    private void model(@Nullable String name) throws IOException {
        Path file = name == null ? null : folder.resolve(name);
        if (file == null || !Files.isRegularFile(file)) {
            print.add("");
            return;
        }
        ModelCard card = Json.read(file, ModelCard.class);
        print.add(Json.line(
                card.with().measurements(List.of()).negatives(List.of()).build()));
        print.add(file.resolveSibling(card.weights()));
    }
}
