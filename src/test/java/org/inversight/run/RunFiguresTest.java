package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.loading.Materials;
import org.inversight.loading.MaterialsBuilder;
import org.inversight.metric.BoundImages;
import org.inversight.metric.Bounds;
import org.inversight.metric.Figure;
import org.inversight.metric.HeldOut;
import org.inversight.metric.Knowledge;
import org.inversight.metric.NearestPrivate;
import org.inversight.metric.Prediction;
import org.inversight.metric.Recognition;
import org.inversight.metric.Verdict;
import org.inversight.model.Classifier;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures of the images that are shown, whatever a generator gives. */
@Tag("slow")
class RunFiguresTest {

    private static final int SIDE = 32;

    /** Some generators leave [0, 1]; verdicts, ceilings and floors are on images within. */
    @Test
    void figuresAreOfTheImagesWithinTheirRange() {
        LabelledImages wild = bars(16, 100, 1);
        LabelledImages within = new LabelledImages(wild.images().clamped(), wild.labels());
        LabelledImages pool = bars(40, 1, 2);
        try (Engine engine = TestEngine.start()) {
            assertNotEquals(
                    Knowledge.of(engine, wild, pool), Knowledge.of(engine, within, pool), "else this shows nothing");
            Classifier evaluator = classifier();
            Materials materials = MaterialsBuilder.builder()
                    .target(classifier())
                    .evaluators(List.of(evaluator))
                    .recognition(Recognition.NONE)
                    .privateImages(pool)
                    .build();
            RunFigures figures = new RunFigures(
                    engine,
                    materials,
                    new Bounds(List.of(), List.of(), Map.of(), Map.of(), ""),
                    new BoundImages(new HeldOut(pool, pool, false), null, null),
                    new NearestPrivate(pool, evaluator));
            assertEquals(all(figures, within), all(figures, wild));
        }
    }

    private static List<Figure> all(RunFigures figures, LabelledImages images) {
        Snapshot last = SnapshotBuilder.builder()
                .images(images.images())
                .verdicts(IntStream.of(images.labels())
                        .mapToObj(k -> new Verdict(
                                k,
                                0,
                                new Prediction(1, "x", true, 1),
                                List.of(new Prediction(1, "x", true, 1)),
                                false,
                                null,
                                List.of()))
                        .toList())
                .evaluators(List.of("e"))
                .terms(List.of())
                .panels(List.of())
                .build();
        NearestPrivate.Mean distances = figures.distances(last);
        assertNotNull(distances);
        List<Figure> all = figures.of(last, distances, true);
        List<String> names = all.stream().map(Figure::name).toList();
        assertTrue(names.containsAll(List.of("knowledge", "pixelDistance", "featureDistance")), names::toString);
        return all;
    }

    /** Level and upright bars in turn, with so many times their contrast. */
    private static LabelledImages bars(int count, double contrast, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[count * SIDE * SIDE];
        for (int i = 0; i < count; i++) {
            int at = 10 + random.nextInt(12);
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    double level = (Math.abs((i % 2 == 0 ? y : x) - at) < 3 ? 0.8 : 0.1) + 0.1 * random.nextDouble();
                    pixels[(i * SIDE + y) * SIDE + x] = (float) (0.5 + contrast * (level - 0.5));
                }
            }
        }
        return new LabelledImages(
                new Images(count, 1, SIDE, SIDE, pixels),
                IntStream.range(0, count).map(i -> i % 2).toArray());
    }

    /** Features and logits are the first pixels. */
    private static Classifier classifier() {
        return new Classifier(
                TestModels.card("e", ModelKind.CLASSIFIER, Outputs.FEATURES_AND_LOGITS, 2, 2, 0), Networks.of(x -> {
                    NDArray first = x.reshape(x.getShape().get(0), SIDE * SIDE).get(":, 0:2");
                    return new NDList(first, first);
                }));
    }
}
