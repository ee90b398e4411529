package org.inversight.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.experiment.Preset;
import org.inversight.experiment.SampleFile;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.NegativeReport;
import org.jspecify.annotations.Nullable;

/** What is measured of models that were trained on faces of real people. */
public final class FaceMeasurement {

    private static final String SAMPLE = "faces";

    private FaceMeasurement() {}

    /**
     * Writes the document that makes a sample of the models; everybody is attacked.
     *
     * @param models folder of the samples
     */
    public static void writeSample(Path models) throws IOException {
        Path folder = models.resolve(SAMPLE);
        SampleFile template = Json.resource(SampleFile.class, "faces.json");
        int people = card(folder.resolve(template.classifier())).classes().size();
        List<Integer> everybody = IntStream.range(0, people).boxed().toList();
        Map<String, Preset> presets = new LinkedHashMap<>();
        template.presets().forEach((attack, preset) -> presets.put(attack, preset.withTargets(everybody)));
        Json.write(folder.resolve("sample.json"), template.withPresets(presets));
    }

    /**
     * The variants of GMI and KEDMI: either identity loss, without and with students.
     *
     * @param models folder of the samples
     * @param verifier whether there is one
     * @param steps null for the presets'
     */
    public static ResultsPlan plan(Path models, boolean verifier, List<Long> seeds, @Nullable Integer steps)
            throws IOException {
        List<ResultsPlan.Cell> cells = new ArrayList<>();
        for (String attack : List.of("gmi", "kedmi")) {
            for (String loss : List.of("cross-entropy", "lom")) {
                for (String augmentation : List.of("none", "students")) {
                    cells.add(new ResultsPlan.Cell(
                            "%s-%s-%s".formatted(attack, loss, augmentation),
                            SAMPLE,
                            attack,
                            loss,
                            augmentation,
                            seeds,
                            steps,
                            Map.of()));
                }
            }
        }
        return new ResultsPlan(
                "Results: faces of real people", about(models, verifier), 0, true, null, List.of(), null, cells);
    }

    private static String about(Path models, boolean verifier) throws IOException {
        ModelCard target = card(models.resolve(SAMPLE).resolve("target.json"));
        ModelCard generator = card(models.resolve(SAMPLE).resolve("gmi-generator.json"));
        Path evaluators = models.resolve("evaluators");
        ModelCard rejecting = card(evaluators.resolve("evaluator-b.json"));
        return "The target and its evaluators learnt from %s, the attacker from %s. Everybody is attacked, one image each. Of held-out images of the same people the target names %s, evaluator A %s, and evaluator B %s.%s %s"
                .formatted(
                        target.provenance().split(),
                        generator.provenance().split(),
                        heldOut(target),
                        heldOut(card(evaluators.resolve("evaluator-a.json"))),
                        heldOut(rejecting),
                        turnedAway(rejecting),
                        verifier
                                ? "The verifier is a face embedding that had no part in any training."
                                : "No verifier was given, so its columns are empty.");
    }

    private static ModelCard card(Path file) throws IOException {
        return Json.read(file, ModelCard.class);
    }

    /** Whom an evaluator with a reject class turns away; empty where it was not measured on held-out people. */
    private static String turnedAway(ModelCard card) {
        return card.negatives().stream()
                .filter(n -> n.kind().equals(NegativeReport.HELD_OUT))
                .map(n -> String.format(
                        Locale.ROOT,
                        " Of %d public images that neither it nor the attacker had, evaluator B rejects %.1f %%.",
                        n.count(),
                        100 * n.rejected().getOrDefault("evaluator-b", 0.0)))
                .collect(Collectors.joining());
    }

    /** What a classifier is worth where it has not learnt. */
    private static String heldOut(ModelCard card) {
        return card.measurements().stream()
                .filter(m -> m.name().equals("test accuracy"))
                .map(m -> String.format(Locale.ROOT, "%.1f %% of %d", 100 * m.value(), m.count()))
                .findFirst()
                .orElse("an unknown share");
    }
}
