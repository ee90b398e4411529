package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.model.Json;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Models;
import org.inversight.train.Quality;
import org.inversight.train.StylePlan;

/**
 * The stage that measures a sample's generators by a {@link PublicComparison}, with two halves of the public images as the
 * floor. It leaves two sheets of each generator in the work folder, to be looked at: unselected images, and some mixed
 * with public ones for somebody who is to tell them apart.
 *
 * @param folder of the generators
 */
record GeneratorQuality(StageContext context, Recipe.BasePlan base, ImageSet open, Path folder) {

    static final String DISTANCE = "Frechet distance";

    private static final int IMAGES = 5000;
    private static final int READ = 2000;
    private static final int LOOKED_AT = 100;
    private static final int COLUMNS = 10;

    /** Whether all generators that the recipe makes have been measured. */
    static boolean measured(Path folder, Recipe.BasePlan base) {
        try {
            for (String kind : plans(base).keySet()) {
                String name = kind + "-generator";
                if (!Models.exists(folder, name)
                        || Models.readCard(folder, name).measurements().stream()
                                .noneMatch(m -> m.name().equals(DISTANCE))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of GMI's generator, KEDMI's, and PLG-MI's where the recipe has a plan for it. */
    private static Map<String, StylePlan> plans(Recipe.BasePlan base) {
        Map<String, StylePlan> plans = new LinkedHashMap<>();
        plans.put("gmi", base.large());
        plans.put("kedmi", base.kedmi());
        StylePlan plg = base.plg();
        if (plg != null) {
            plans.put("plg", plg);
        }
        return plans;
    }

    /** Measures each and adds the figures to its card. */
    void measure(String stage) throws IOException {
        try (NDManager scope = context.scope()) {
            PublicComparison comparison = new PublicComparison(scope, context, stage, open, IMAGES);
            Quality floor = comparison.floor();
            for (Map.Entry<String, StylePlan> entry : plans(base).entrySet()) {
                String kind = entry.getKey();
                StylePlan plan = entry.getValue();
                String name = kind + "-generator";
                int classes = Models.readCard(folder, name).classes().size();
                NativeNetwork generator = Models.load(scope, folder, name);
                Images drawn = comparison.drawn(READ);
                Images made = comparison.made(generator, plan, classes, Math.max(LOOKED_AT, drawn.count()));
                int[] first = IntStream.range(0, LOOKED_AT).toArray();
                sheets(stage, kind, drawn, made.select(first));
                attributes(scope, stage, kind, drawn, made);
                add(name, comparison.of(generator, plan, classes), floor, comparison.count());
            }
        }
    }

    /** What the attribute reader reads, where there is one: a table in the work folder, and a line in the card. */
    private void attributes(NDManager scope, String stage, String kind, Images drawn, Images made) throws IOException {
        Path evaluators = context.out().resolve(context.recipe().evaluatorFolder());
        if (!Models.exists(evaluators, AttributeReaders.NAME)) {
            return;
        }
        NativeNetwork reader = Models.load(scope, evaluators, AttributeReaders.NAME);
        ShownAttributes shown = ShownAttributes.of(
                AttributeReaders.attributes(),
                context.evaluation().outputs(reader, drawn, 0),
                context.evaluation().outputs(reader, made, 0));
        Files.writeString(context.file(stage, "-%s-attributes.csv".formatted(kind)), shown.csv());
        String name = kind + "-generator";
        ModelCard card = Models.readCard(folder, name);
        List<Measurement> all = new ArrayList<>(card.measurements());
        String leftOut = shown.leftOut().stream()
                .map(row -> row.attribute() + " " + row.value())
                .collect(Collectors.joining(", "));
        all.add(new Measurement(
                "attribute values left out",
                shown.leftOut().size(),
                shown.usual().size(),
                "values that the reader finds in at least 2 % of the public images, and in less than a quarter as many generated ones: "
                        + (leftOut.isEmpty() ? "none" : leftOut)));
        Json.write(Models.card(folder, name), card.withMeasurements(all));
    }

    private void sheets(String stage, String kind, Images all, Images made) throws IOException {
        Sheet.write(context.file(stage, "-%s.png".formatted(kind)), made, COLUMNS);
        int[] asMany = IntStream.range(0, Math.min(LOOKED_AT / 2, all.count())).toArray();
        Images drawn = all.select(asMany);
        new BlindMix(drawn, made.select(asMany), context.seed(stage))
                .write(
                        context.file(stage, "-%s-blind.png".formatted(kind)),
                        context.file(stage, "-%s-blind-key.csv".formatted(kind)));
    }

    private void add(String name, Quality quality, Quality floor, int count) throws IOException {
        String about =
                "unselected images against as many public ones, in the verifier's embedding, each feature in standard deviations; between two halves of the public images ";
        ModelCard card = Models.readCard(folder, name);
        List<Measurement> all = new ArrayList<>(card.measurements());
        all.add(new Measurement(
                DISTANCE, quality.distance(), count, about + String.format(Locale.ROOT, "%.3f", floor.distance())));
        all.add(new Measurement(
                "precision",
                quality.precision(),
                count,
                about + String.format(Locale.ROOT, "%.3f", floor.precision())));
        all.add(new Measurement(
                "recall", quality.recall(), count, about + String.format(Locale.ROOT, "%.3f", floor.recall())));
        Json.write(Models.card(folder, name), card.withMeasurements(all));
    }
}
