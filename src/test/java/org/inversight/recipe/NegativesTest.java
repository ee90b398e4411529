package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.Evaluation;
import org.inversight.train.Labelled;
import org.inversight.train.PixelDescent;
import org.inversight.train.Schedule;
import org.inversight.train.Variation;
import org.junit.jupiter.api.Test;

class NegativesTest {

    private static final int SIDE = 32;
    private static final Images DIGITS = digits();

    private static Images digits() {
        float[] pixels = new float[4 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 37 / 36f;
        }
        return new Images(4, 1, SIDE, SIDE, pixels);
    }

    @Test
    void sameSeedDrawsTheSameImage() {
        for (NegativeKind kind : kinds()) {
            Images once = DrawnNegatives.draw(kind, 5, SIDE, Noise.keyed(3));
            assertEquals(once, DrawnNegatives.draw(kind, 5, SIDE, Noise.keyed(3)), kind.title());
            assertFalse(once.equals(DrawnNegatives.draw(kind, 5, SIDE, Noise.keyed(4))), kind.title());
        }
    }

    @Test
    void valuesStayInRange() {
        for (NegativeKind kind : kinds()) {
            for (float value :
                    DrawnNegatives.draw(kind, 50, SIDE, Noise.keyed(5)).pixels()) {
                assertTrue(value >= 0 && value <= 1, () -> kind.title() + " has " + value);
            }
        }
        for (float value : Variation.of(DIGITS, Noise.keyed(6)).pixels()) {
            assertTrue(value >= 0 && value <= 1);
        }
    }

    @Test
    void shuffledPatchesKeepTheirPixels() {
        Images one = DIGITS.select(new int[] {2});
        NegativeKind kind = new DrawnNegatives(one)
                .trained().stream()
                        .filter(k -> k.title().startsWith("shuffled"))
                        .findFirst()
                        .orElseThrow();
        float[] drawn = kind.draw(Noise.keyed(1), SIDE);
        float[] source = one.pixels().clone();
        Arrays.sort(drawn);
        Arrays.sort(source);
        assertArrayEquals(source, drawn);
    }

    @Test
    void colouredKindsHaveThreeChannelsInRange() {
        Images colour = DIGITS.withChannels(3);
        DrawnNegatives drawn = new DrawnNegatives(colour);
        for (NegativeKind kind : Stream.concat(drawn.trained().stream(), drawn.heldOut().stream())
                .toList()) {
            Images images = DrawnNegatives.draw(kind, 5, SIDE, Noise.keyed(3));
            assertEquals(3, images.channels(), kind.title());
            for (float value : images.pixels()) {
                assertTrue(value >= 0 && value <= 1, () -> kind.title() + " has " + value);
            }
        }
        Images varied = Variation.of(colour, Noise.keyed(6));
        assertEquals(3, varied.channels());
        for (float value : varied.pixels()) {
            assertTrue(value >= 0 && value <= 1);
        }
    }

    @Test
    void scepticLearnsThatOnlyImagesOfItsClassesAreOfAClass() {
        Images known = colour(0.2f, 6);
        Images adversarial = colour(0.4f, 3);
        Images heldOut = colour(0.6f, 3);
        NegativeKind plain =
                new NegativeKind("plain", (random, side) -> colour(0.8f, 1).pixels());
        Schedule any = new Schedule("", 1, 0, 0, false, 0, List.of(), 1, 0);
        RejectingSource source = new RejectingSource(
                new Labelled(known, new int[] {0, 1, 2, 0, 1, 2}),
                new RejectingSource.Negatives(List.of(plain), adversarial, heldOut),
                new Recipe.RejectingPlan(any, any, 0.5, 0.25, 0.5, 3, 1, 0),
                3,
                2,
                12,
                1);
        ClassifierTraining.Examples batch = source.at(0);
        assertEquals(12, batch.images().count());
        int[] seen = new int[4];
        for (int i = 0; i < 12; i++) {
            float[] row = Arrays.copyOfRange(batch.wanted(), 4 * i, 4 * i + 4);
            // a variation changes a value by less than half the distance of two kinds
            int kind = Math.round(batch.images().image(i)[500] * 5) - 1;
            seen[kind]++;
            assertEquals(kind == 0 ? 0 : 1, row[3], "image " + i);
        }
        assertArrayEquals(new int[] {6, 2, 3, 1}, seen);
    }

    @Test
    void theBiasIsRaisedUntilAsManyAreTurnedAwayAsAsked() {
        // two classes and none: none is above the better class by 1, -0.5, -3 and 0.25
        float[] logits = {0, 2, 3, 1, 0, 0.5f, -1, 2, -1, 5, 0, 5.25f};
        float[] margins = RejectionBias.margins(logits, 4);
        assertArrayEquals(new float[] {1, -0.5f, -3, 0.25f}, margins);
        assertEquals(0, RejectionBias.needed(margins, 0));
        assertEquals(0, RejectionBias.needed(margins, 0.5), "two of the four are turned away as it is");
        assertEquals(0.5, RejectionBias.needed(margins, 0.75), 0.001);
        assertTrue(RejectionBias.needed(margins, 0.75) > 0.5);
        assertEquals(3, RejectionBias.needed(margins, 0.8), 0.001);
    }

    @Test
    void onlyTheLastBiasMoves() throws Exception {
        try (Engine engine = Grids.engine()) {
            NativeNetwork network = NativeNetwork.random(engine.root(), Architecture.STRIDED4, 3, 0, Noise.keyed(1));
            Evaluation evaluation = new Evaluation(engine);
            float[] before = evaluation.outputs(network, DIGITS, 1);
            float by = new RejectionBias(evaluation, DIGITS).raise(network, 1);
            float[] after = evaluation.outputs(network, DIGITS, 1);
            for (int i = 0; i < before.length; i++) {
                assertEquals(before[i] + (i % 3 == 2 ? by : 0), after[i], 1e-4);
            }
            assertEquals(0, evaluation.verdicts(network, DIGITS).accepted(2, 0));
        }
    }

    private static Images colour(float value, int count) {
        float[] pixels = new float[count * 3 * SIDE * SIDE];
        Arrays.fill(pixels, value);
        return new Images(count, 3, SIDE, SIDE, pixels);
    }

    @Test
    void nothingHeldOutIsTrained() {
        Set<String> titles = new HashSet<>();
        DrawnNegatives drawn = new DrawnNegatives(DIGITS);
        drawn.trained().forEach(k -> titles.add(k.title()));
        drawn.heldOut().forEach(k -> assertTrue(titles.add(k.title()), k.title()));
        Set<Double> sizes = new HashSet<>();
        Adversaries.trained().forEach(d -> sizes.add(d.stepSize()));
        for (PixelDescent descent : Adversaries.heldOut()) {
            assertTrue(descent.sign() || !sizes.contains(descent.stepSize()), descent.title());
        }
        assertTrue(drawn.heldOut().size() + Adversaries.heldOut().size() >= 3);
    }

    @Test
    void descentLowersItsLossAndStaysInRange() throws Exception {
        try (Engine engine = Grids.engine()) {
            NativeNetwork network = NativeNetwork.random(engine.root(), Architecture.STRIDED4, 10, 0, Noise.keyed(1));
            PixelDescent descent = new PixelDescent("test", false, true, false, 0.5, List.of(1, 30));
            List<Images> kept = descent.run(engine, network, 1, 4, 1, SIDE, Noise.keyed(2));
            assertEquals(2, kept.size());
            Evaluation evaluation = new Evaluation(engine);
            float first = evaluation.probabilities(network, kept.get(0))[0];
            float last = evaluation.probabilities(network, kept.get(1))[0];
            assertTrue(last > first, last + " after " + first);
            assertEquals(kept, descent.run(engine, network, 1, 4, 1, SIDE, Noise.keyed(2)), "repeatable");
        }
    }

    private static List<NegativeKind> kinds() {
        DrawnNegatives drawn = new DrawnNegatives(DIGITS);
        return new ArrayList<>(Stream.concat(drawn.trained().stream(), drawn.heldOut().stream())
                .toList());
    }
}
