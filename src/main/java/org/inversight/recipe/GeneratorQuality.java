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
import org.inversight.train.PseudoLabels;
import org.inversight.train.Quality;
import org.inversight.train.StylePlan;

/**
 * The stage that measures a sample's generators by a {@link PublicComparison}, with two halves of the public images as the
 * floor; PLG-MI's, which draws the target's classes in turn, with the images that were pseudo-labelled as those. It leaves
 * two sheets of each generator in the work folder, to be looked at: unselected images, and some mixed with public ones
 * for somebody who is to tell them apart; and of GMI's what was measured over its training, as a picture.
 *
 * @param folder of the generators
 * @param target folder of the target
 */
record GeneratorQuality(StageContext context, Recipe.BasePlan base, ImageSet open, Path folder, Path target) {

    static final String DISTANCE = "Frechet distance";

    private static final int IMAGES = 5000;
    private static final int READ = 2000;
    private static final int LOOKED_AT = 100;
    private static final int COLUMNS = 10;

    /** Whether all generators that the recipe makes have been measured. */
    static boolean measured(Path folder, Recipe.BasePlan base) {
        try {
            for (String kind : plans(base).keySet()) {
                if (!measured(folder, kind + "-generator")) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean measured(Path folder, String name) throws IOException {
        return Models.exists(folder, name)
                && Models.readCard(folder, name).measurements().stream()
                        .anyMatch(m -> m.name().equals(DISTANCE));
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

    /** Measures each that was not yet measured and adds the figures to its card. */
    void measure(String stage) throws IOException {
        try (NDManager scope = context.scope()) {
            PublicComparison whole = new PublicComparison(scope, context, stage, open, all(open), IMAGES);
            for (Map.Entry<String, StylePlan> entry : plans(base).entrySet()) {
                String kind = entry.getKey();
                StylePlan plan = entry.getValue();
                String name = kind + "-generator";
                if (measured(folder, name)) {
                    continue;
                }
                int classes = Models.readCard(folder, name).classes().size();
                PublicComparison comparison = classes == 0
                        ? whole
                        : new PublicComparison(scope, context, stage, open, pseudoLabelled(scope), IMAGES);
                NativeNetwork generator = Models.load(scope, folder, name);
                Images drawn = comparison.drawn(READ);
                Images made = comparison.made(generator, plan, classes, Math.max(LOOKED_AT, drawn.count()));
                int[] first = IntStream.range(0, LOOKED_AT).toArray();
                sheets(stage, kind, drawn, made.select(first));
                // all at once: what an interrupted measurement has found is found anew
                List<Measurement> found = new ArrayList<>(attributes(scope, stage, kind, drawn, made));
                found.addAll(measurements(
                        comparison, comparison.of(generator, plan, classes), classes == 0 ? "" : "pseudo-labelled "));
                add(name, found);
                if (kind.equals("gmi")) {
                    picture(stage, comparison.floor());
                }
            }
        }
    }

    /** What was measured while GMI's pair was trained, all parts in a row. */
    private void picture(String stage, Quality floor) throws IOException {
        String first = stage.substring(0, stage.lastIndexOf('/')) + "/gmi";
        List<QualityPicture.Point> points = new ArrayList<>();
        for (int part = -1; part < base.finer().size(); part++) {
            String name = part < 0 ? first : StyleGenerators.finer(first, part);
            Path measured = context.file(name, "-quality.csv");
            if (Files.exists(measured)) {
                Files.readAllLines(measured).forEach(line -> points.add(QualityPicture.Point.of(name + "," + line)));
            }
        }
        if (!points.isEmpty()) {
            Files.writeString(context.file(stage, "-gmi-curve.svg"), QualityPicture.svg(points, floor));
        }
    }

    /** Positions of the public images as PLG-MI takes them: as many for each class, so that some are there several times. */
    private int[] pseudoLabelled(NDManager scope) throws IOException {
        NativeNetwork network = Models.load(scope, target, "target");
        int classes = Models.readCard(target, "target").classes().size();
        return PseudoLabels.surest(
                        context.evaluation().probabilities(network, open),
                        classes,
                        base.pseudoLabels().each())
                .stream()
                .flatMapToInt(IntStream::of)
                .toArray();
    }

    /** What the attribute reader reads, where there is one: a table in the work folder, and a line for the card. */
    private List<Measurement> attributes(NDManager scope, String stage, String kind, Images drawn, Images made)
            throws IOException {
        Path evaluators = context.out().resolve(context.recipe().evaluatorFolder());
        if (!Models.exists(evaluators, AttributeReaders.NAME)) {
            return List.of();
        }
        NativeNetwork reader = Models.load(scope, evaluators, AttributeReaders.NAME);
        ShownAttributes shown = ShownAttributes.of(
                AttributeReaders.attributes(),
                context.evaluation().outputs(reader, drawn, 0),
                context.evaluation().outputs(reader, made, 0));
        Files.writeString(context.file(stage, "-%s-attributes.csv".formatted(kind)), shown.csv());
        String leftOut = shown.leftOut().stream()
                .map(row -> row.attribute() + " " + row.value())
                .collect(Collectors.joining(", "));
        return List.of(new Measurement(
                "attribute values left out",
                shown.leftOut().size(),
                shown.usual().size(),
                "values that the reader finds in at least 2 % of the public images, and in less than a quarter as many generated ones: "
                        + (leftOut.isEmpty() ? "none" : leftOut)));
    }

    /** Positions of all images of a set. */
    static int[] all(ImageSet images) {
        return IntStream.range(0, images.count()).toArray();
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

    private void add(String name, List<Measurement> found) throws IOException {
        ModelCard card = Models.readCard(folder, name);
        List<Measurement> all = new ArrayList<>(card.measurements());
        all.addAll(found);
        Json.write(Models.card(folder, name), card.withMeasurements(all));
    }

    private static List<Measurement> measurements(PublicComparison comparison, Quality quality, String which) {
        Quality floor = comparison.floor();
        int count = comparison.count();
        String about =
                "unselected images against as many %spublic ones, in the verifier's embedding, each feature in standard deviations; between two halves of the %1$spublic images "
                        .formatted(which);
        return List.of(
                measurement(DISTANCE, quality.distance(), count, about, floor.distance()),
                measurement("precision", quality.precision(), count, about, floor.precision()),
                measurement("recall", quality.recall(), count, about, floor.recall()));
    }

    private static Measurement measurement(String name, double value, int count, String about, double floor) {
        return new Measurement(name, value, count, about + String.format(Locale.ROOT, "%.3f", floor));
    }
}
