package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Verification;
import org.inversight.train.Strangers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures, ceilings and floors, counted by hand. */
class BoundsTest {

    private static Verdict verdict(int person, int place, Similarity.@Nullable Hard hard) {
        return new Verdict(
                person,
                0,
                new Prediction(0.5, "x", true, 1),
                List.of(new Prediction(0.1 * place, "x", place == 1, place)),
                place > 5,
                new Similarity(0.4, 1, true, person, hard),
                List.of(new Reading("hair", "red", person == 0 ? "red" : "grey")));
    }

    private static final List<Verdict> VERDICTS = List.of(
            verdict(0, 1, new Similarity.Hard(1, 1, true)),
            verdict(1, 5, new Similarity.Hard(2, 8, false)),
            verdict(2, 6, new Similarity.Hard(1, 3, true)),
            verdict(3, 2, new Similarity.Hard(1, 20, true)));

    @Test
    void sharesAndRanksAreCounted() {
        Map<Measure, Double> all = Shares.of(List.of("A"), true, VERDICTS);
        assertEquals(1, all.get(Measure.TARGET));
        assertEquals(0.25, all.get(Measure.evaluator("A")));
        assertEquals(0.75, all.get(Measure.topFive("A")));
        assertEquals(0.25, all.get(Measure.FALSE_POSITIVES));
        assertEquals(0.75, all.get(Measure.STRICT));
        assertEquals(0.75, all.get(Measure.LINE_UP));
        assertEquals(0.25, all.get(Measure.FIRST));
        assertEquals(5.5, all.get(Measure.MEDIAN_RANK), "between 3 and 8");
        assertEquals(8, all.get(Measure.MEAN_RANK), "of 1, 3, 8 and 20");
        assertEquals(0.25, all.get(Measure.attribute("hair")));
        assertEquals(3, Shares.of(List.of("A"), true, VERDICTS.subList(0, 3)).get(Measure.MEDIAN_RANK));
    }

    @Test
    void whatNobodySaysIsNoFigure() {
        Map<Measure, Double> all = Shares.of(List.of(), false, List.of(verdict(0, 1, null)));
        assertFalse(all.containsKey(Measure.FIRST));
        assertFalse(all.containsKey(Measure.LINE_UP));
        assertFalse(all.containsKey(Measure.STRICT));
        assertFalse(all.containsKey(Measure.FALSE_POSITIVES));
    }

    @Test
    void eachFigureStandsBetweenItsBounds() {
        Bounds bounds = new Bounds(List.of(), List.of(), Map.of(Measure.FIRST, 0.5), Map.of(Measure.FIRST, 0.01), "");
        List<Figure> figures = bounds.figures(List.of("A"), true, VERDICTS);
        Figure first = figures.stream()
                .filter(f -> f.name().equals("firstAmongStrangers"))
                .findFirst()
                .orElseThrow();
        assertEquals(new Figure("firstAmongStrangers", "first among strangers", true, false, 0.25, 0.5, 0.01), first);
        Figure hair = figures.getLast();
        assertEquals("attribute:hair", hair.name());
        assertNull(hair.ceiling());
        assertEquals(0.75, hair.floor(), "three of four people have grey hair");
        Double sure = Bounds.confidence(VERDICTS, 3, 0);
        assertNotNull(sure);
        assertEquals(0.2, sure, 1e-12);
        assertEquals(0.5, Bounds.confidence(VERDICTS, 3, -1));
        assertNull(Bounds.confidence(VERDICTS, 9, 0));
    }

    @Test
    void chanceIsKnownInClosedForm() {
        int[] people = IntStream.range(0, 8).toArray();
        float[][] rows = new float[8][];
        for (int i = 0; i < 8; i++) {
            rows[i] = new float[] {(float) Math.cos(i), (float) Math.sin(i)};
        }
        Strangers others = new Strangers(new Strangers.Document("", 99, "", 0.9, 0.001, 3, "", ""), new float[0][]);
        Gallery gallery =
                Gallery.of(rows, people, new Verification(0.5, 1, 0, 2, 1, 1)).among(others);
        Map<Measure, Double> chance = BoundImages.chance(
                TestModels.classifierCard("x").withClasses(List.of("a", "b", "c", "d")), List.of(), gallery);
        assertEquals(
                Map.of(
                        Measure.TARGET, 0.25,
                        Measure.RANK1, 0.125,
                        Measure.RANK5, 0.625,
                        Measure.LINE_UP, 1 / 6.0,
                        Measure.FIRST, 0.01,
                        Measure.MEDIAN_RANK, 50.5,
                        Measure.MEAN_RANK, 50.5),
                chance);
    }

    @Test
    void everyOtherImageIsHeldOutAndNoneIsInTheGallery() {
        LabelledImages pool = numbered(7, 9, 7, 7, 9, 7, 8);
        HeldOut held = HeldOut.split(pool);
        assertArrayEquals(new float[] {2, 4, 5}, held.images().images().pixels());
        assertArrayEquals(new int[] {7, 9, 7}, held.images().labels());
        assertArrayEquals(new float[] {0, 1, 3, 6}, held.gallery().images().pixels());
        assertFalse(held.drawn());
    }

    @Test
    void genuineImagesAreAsManyOfEachClassAsTheRunHas() {
        LabelledImages pool = numbered(7, 9, 7, 9, 7, 9);
        assertPixels(BoundImages.genuine(pool, List.of(9, 7), 2), 1, 3, 0, 2);
        assertPixels(BoundImages.genuine(pool, List.of(9), 5), 1, 3, 5);
        assertPixels(BoundImages.genuine(numbered(7, 9, 9), List.of(9, 7), 2), 1, 0);
        assertNull(BoundImages.genuine(pool, List.of(9, 8), 2), "there is no image of class 8");
    }

    /** A generator that takes a class is asked for the attacked one, or the floor would be of somebody else. */
    @Test
    void randomImagesAreOfTheAttackedClasses() {
        ModelCard card = TestModels.card("g", ModelKind.GENERATOR, Outputs.IMAGE, 60, 0, 2)
                .with()
                .conditional(true)
                .build();
        try (Engine engine = TestEngine.start()) {
            // the class, from 0, in hundredths, everywhere
            Generator generator = new Generator(
                    card,
                    Networks.of(z -> new NDList(z.get(":, 2:")
                            .argMax(1)
                            .toType(DataType.FLOAT32, false)
                            .div(100)
                            .reshape(-1, 1, 1, 1)
                            .broadcast(z.getShape().get(0), 1, 32, 32))));
            List<Integer> targets = IntStream.range(20, 60).boxed().toList();
            LabelledImages random =
                    Objects.requireNonNull(BoundImages.of(engine.root(), null, card, generator, targets, 2, 1)
                            .random());
            assertEquals(80, random.labels().length);
            for (int i = 0; i < 80; i++) {
                assertEquals(20 + i / 2, random.labels()[i]);
                assertEquals(random.labels()[i] / 100f, random.images().image(i)[5], 1e-6f);
            }
        }
    }

    private static void assertPixels(@Nullable LabelledImages found, float... numbers) {
        assertNotNull(found);
        assertArrayEquals(numbers, found.images().pixels());
    }

    /** One pixel an image, which is its position. */
    private static LabelledImages numbered(int... labels) {
        float[] pixels = new float[labels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        return new LabelledImages(new Images(labels.length, 1, 1, 1, pixels), labels);
    }

    /** A network that has learnt bars knows bars; one that has learnt them by the wrong names knows that. */
    @Test
    @Tag("slow")
    void aNetworkKnowsWhatItHasLearnt() {
        LabelledImages right = bars(8, new int[] {3, 5, 9}, 1);
        LabelledImages shown = bars(20, new int[] {3, 5, 9}, 2);
        LabelledImages wrong = new LabelledImages(
                right.images(),
                IntStream.of(right.labels())
                        .map(k -> k == 3 ? 5 : k == 5 ? 9 : 3)
                        .toArray());
        try (Engine engine = TestEngine.start()) {
            Double known = Knowledge.of(engine, right, shown);
            assertNotNull(known);
            assertEquals(1, known, 0.05);
            assertEquals(known, Knowledge.of(engine, right, shown), "equal images give equal figures");
            Double misled = Knowledge.of(engine, wrong, shown);
            assertNotNull(misled);
            assertEquals(0, misled, 0.05);
            assertNull(Knowledge.of(engine, bars(4, new int[] {3}, 1), shown), "one class is no question");
        }
    }

    /** Level, upright and slanted bars in noise. */
    private static LabelledImages bars(int each, int[] classes, long seed) {
        int count = each * classes.length;
        float[] pixels = new float[count * 32 * 32];
        int[] labels = new int[count];
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < count; i++) {
            int kind = i % classes.length;
            labels[i] = classes[kind];
            int at = 10 + random.nextInt(12);
            for (int y = 0; y < 32; y++) {
                for (int x = 0; x < 32; x++) {
                    int off = kind == 0 ? y - at : kind == 1 ? x - at : x - y + at - 16;
                    pixels[(i * 32 + y) * 32 + x] = (Math.abs(off) < 3 ? 0.8f : 0.1f) + 0.1f * random.nextFloat();
                }
            }
        }
        return new LabelledImages(new Images(count, 1, 32, 32, pixels), labels);
    }
}
