package org.inversight.ui.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.data.Images;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.Sample;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.inversight.ui.fake.FakeLaboratory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What tells the sides of a comparison apart, and who is ahead. */
class SidesTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final List<Sample> SAMPLES = new FakeLaboratory(1, 0, null).samples();

    private static Experiment experiment(String attack, @Nullable String loss, @Nullable String augmentation) {
        return ExperimentBuilder.builder()
                .sample("digits")
                .attack(attack)
                .loss(loss)
                .augmentation(augmentation)
                .targets(List.of(0, 1))
                .restarts(1)
                .steps(10)
                .threads(1)
                .build();
    }

    private static List<String> titles(Experiment... experiments) {
        return Sides.named(CATALOGUE, List.of(experiments)).stream()
                .map(Side::title)
                .toList();
    }

    @Test
    void titlesSayWhatDiffersAndNothingElse() {
        assertEquals(
                List.of("Baseline", "LOM", "Students", "LOMMA"),
                titles(
                        experiment("gmi", "cross-entropy", "none"),
                        experiment("gmi", "lom", "none"),
                        experiment("gmi", "cross-entropy", "students"),
                        experiment("gmi", "lom", "students")));
        assertEquals(
                List.of("GMI", "KEDMI"), titles(experiment("gmi", "lom", "none"), experiment("kedmi", "lom", "none")));
        assertEquals(
                List.of("GMI · LOM", "BREP-MI"),
                titles(experiment("gmi", "lom", "none"), experiment("brep-mi", null, null)));
        Experiment one = experiment("gmi", "lom", "none");
        assertEquals(List.of("seed 0", "seed 7"), titles(one, one.withSeed(7)));
        assertEquals(
                List.of("Side A", "Side B"),
                titles(
                        one.withParameters(Map.of("gmi.step-size", 0.5)),
                        one.withParameters(Map.of("gmi.step-size", 0.500001))));
        assertEquals(
                List.of("Step size 0.25", "Step size 0.5"),
                titles(
                        one.withParameters(Map.of("gmi.step-size", 0.25)),
                        one.withParameters(Map.of("gmi.step-size", 0.5))));
    }

    @Test
    void noTwoSidesHaveOneTitle() {
        Experiment mirror = experiment("mirror", null, null);
        assertEquals(
                3,
                titles(mirror, mirror.withParameters(Map.of("defence.top-k", 1)), experiment("gmi", "lom", "none"))
                        .stream()
                        .distinct()
                        .count());
        assertEquals(
                3,
                titles(
                                experiment("gmi", "lom", "none"),
                                experiment("gmi", "lom", "none").withSeed(7),
                                experiment("brep-mi", null, null))
                        .stream()
                        .distinct()
                        .count());
    }

    @Test
    void valuesThatAreWrittenAlikeStillDiffer() {
        Experiment one = experiment("gmi", "lom", "none").withParameters(Map.of("gmi.step-size", 0.02));
        List<Side> sides = Sides.named(CATALOGUE, List.of(one, one.withParameters(Map.of("gmi.step-size", 0.02004))));
        List<Sides.Difference> found = Sides.differences(CATALOGUE, sides);
        assertEquals(1, found.size(), found.toString());
        assertEquals(List.of("0.02", "0.02004"), found.getFirst().values());
    }

    @Test
    void everyDifferenceIsListed() {
        Experiment one = experiment("gmi", "lom", "none");
        List<Side> sides = Sides.named(
                CATALOGUE,
                List.of(one, one.withParameters(Map.of("gmi.step-size", 0.5)).withSteps(20)));
        List<String> names = new ArrayList<>();
        Sides.differences(CATALOGUE, sides).forEach(d -> names.add(d.name() + " " + d.values()));
        assertEquals(2, names.size(), names.toString());
        assertEquals("steps [10, 20]", names.getFirst());
        assertTrue(names.getLast().endsWith(", 0.500]") || names.getLast().endsWith(", 0.5]"), names.getLast());
    }

    @Test
    void undefendedBesideDefended() {
        assertEquals(List.of(), Sides.defended(CATALOGUE, experiment("gmi", "lom", "none")), "it sees gradients");
        Experiment plain = experiment("mirror", null, null);
        List<Sides.Defended> measured = Sides.defended(CATALOGUE, plain);
        assertEquals(
                List.of(Map.of("defence.top-k", 1), Map.of("defence.rounding", 0.1)),
                measured.stream().map(d -> d.defended().parameters()).toList());
        assertEquals(plain, measured.getFirst().undefended());
        assertEquals(
                List.of("undefended", measured.getFirst().title()),
                titles(measured.getFirst().sides().toArray(Experiment[]::new)));
        assertEquals("Top k 1", measured.getFirst().title());
        Experiment own = plain.withParameters(Map.of("defence.temperature", 5.0, "mirror.population", 30));
        List<Sides.Defended> three = Sides.defended(CATALOGUE, own);
        assertEquals(3, three.size());
        assertEquals(own, three.getFirst().defended());
        assertEquals(
                Map.of("mirror.population", 30), three.getFirst().undefended().parameters(), "other settings stay");
        assertEquals(
                Map.of("mirror.population", 30, "defence.top-k", 1),
                three.get(1).defended().parameters());
    }

    @Test
    void sidesAttackTheSameClasses() {
        Experiment one = experiment("gmi", "lom", "none");
        assertEquals("", Sides.refusal(SAMPLES, List.of(), one));
        assertTrue(Sides.refusal(SAMPLES, List.of(one), one).contains("already"));
        assertTrue(Sides.refusal(SAMPLES, List.of(one), one.withTargets(List.of(3)))
                .contains("same classes"));
        assertEquals("", Sides.refusal(SAMPLES, List.of(one), one.withSteps(99)));
        Experiment people = ExperimentBuilder.builder(one).sample("identities").build();
        assertTrue(Sides.refusal(SAMPLES, List.of(one), people).contains("same classes"));
        assertEquals("", Sides.refusal(SAMPLES, List.of(people), people.withSteps(99)));
    }

    @Test
    void whoIsAloneAheadLeads() {
        List<@Nullable Snapshot> shown =
                Arrays.asList(snapshot(true, false), snapshot(true, true), snapshot(false, false));
        assertEquals(List.of(false), Leads.of(shown, 0));
        assertEquals(List.of(true), Leads.of(shown, 1));
        assertEquals(List.of(false), Leads.of(Arrays.asList(snapshot(true, false), snapshot(true, false)), 0), "a tie");
        assertEquals(List.of(false), Leads.of(Arrays.asList(snapshot(true, true), null), 0), "nobody to lead");
        assertEquals(List.of(), Leads.of(Arrays.asList(null, snapshot(true, true)), 0));
        Snapshot without =
                SnapshotBuilder.builder(snapshot(true)).evaluators(List.of()).build();
        assertEquals(List.of(false), Leads.of(Arrays.asList(snapshot(true), without), 0), "it has no such evaluator");
        assertEquals(List.of(), Leads.of(Arrays.asList(snapshot(true), without), 1));
    }

    @Test
    void whereTwoAgreeTheDifferenceIsGrey() {
        Images a = new Images(1, 1, 1, 3, new float[] {0.2f, 0, 1.4f});
        Images b = new Images(1, 1, 1, 3, new float[] {0.2f, 1, 0});
        assertArrayEquals(
                new float[] {0.5f, 1, 0}, Objects.requireNonNull(Apart.of(a, b)).pixels(), 1e-6f);
        Images other = new Images(1, 1, 1, 2, new float[] {0.2f, 1});
        assertNull(Apart.of(a, other), "an image would pass for a difference");
        assertEquals("", Apart.hindrance(a, b));
        assertEquals(
                "No difference: images of 2 x 1 pixels, grey beside 3 x 1 pixels, grey of the first side.",
                Apart.hindrance(a, other));
        assertEquals(
                "No difference: 2 images beside 1 of the first side.",
                Apart.hindrance(a, new Images(2, 1, 1, 3, new float[6])));
    }

    private static Snapshot snapshot(boolean... accepted) {
        List<Verdict> verdicts = new ArrayList<>();
        for (boolean yes : accepted) {
            Prediction said = new Prediction(yes ? 0.9 : 0.1, yes ? "0" : "1", yes);
            verdicts.add(new Verdict(0, 0, said, List.of(said), false, null, List.of()));
        }
        return SnapshotBuilder.builder()
                .images(new Images(accepted.length, 1, 1, 1, new float[accepted.length]))
                .verdicts(verdicts)
                .evaluators(List.of("Evaluator A"))
                .terms(List.of())
                .panels(List.of())
                .build();
    }
}
