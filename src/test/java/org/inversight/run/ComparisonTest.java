package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.junit.jupiter.api.Test;

/** Several runs on one clock are the runs that each would be alone. */
class ComparisonTest extends LaboratoryCase {

    private List<Experiment> variants(int steps) {
        Experiment like = tiny("kedmi").withSteps(steps);
        return List.of(
                like.withChoices("kedmi", "cross-entropy", "none"),
                like.withChoices("kedmi", "lom", "none"),
                like.withChoices("kedmi", "cross-entropy", "students"),
                like.withChoices("kedmi", "lom", "students"));
    }

    @Test
    void eachSideIsItsRunAlone() throws Exception {
        List<Experiment> variants = new ArrayList<>(variants(12));
        variants.set(2, tiny("pixel").withSteps(12));
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.play();
            for (int i = 0; i < variants.size(); i++) {
                Run side = comparison.sides().get(i);
                ending(side);
                assertEquals(12, last(side).step());
                assertArrayEquals(pixels(variants.get(i)), last(side).images().pixels(), "side %d".formatted(i));
            }
        }
    }

    @Test
    void pausesAndStepsLeaveAllAtOneStep() throws Exception {
        List<Experiment> variants = variants(40);
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.step();
            assertEquals(List.of(1, 1, 1, 1), steps(comparison));
            for (int i = 0; i < 5; i++) {
                comparison.play();
                Thread.sleep(7 + 5 * i);
                comparison.pause();
                List<Integer> steps = steps(comparison);
                assertEquals(1, steps.stream().distinct().count(), steps.toString());
            }
            comparison.pause();
            comparison.step();
            comparison.play();
            comparison.pause();
            comparison.play();
            for (int i = 0; i < variants.size(); i++) {
                Run side = comparison.sides().get(i);
                ending(side);
                assertArrayEquals(pixels(variants.get(i)), last(side).images().pixels(), "side %d".formatted(i));
            }
        }
    }

    @Test
    void snapshotsAreOfTheSameSteps() throws Exception {
        try (Comparison comparison = laboratory.compare(variants(300), Progress.NONE)) {
            comparison.play();
            Run first = comparison.sides().getFirst();
            while (!first.status().state().ended()) {
                comparison.sides().forEach(Run::poll);
                Thread.sleep(5);
            }
            for (Run side : comparison.sides()) {
                ending(side);
            }
            List<Integer> recorded = recorded(first);
            assertTrue(recorded.size() > 3, recorded.toString());
            for (Run side : comparison.sides()) {
                assertEquals(recorded, recorded(side));
            }
        }
    }

    @Test
    void aShorterSideEndsAndTheOthersGoOn() throws Exception {
        List<Experiment> variants = new ArrayList<>(variants(30));
        variants.set(0, variants.getFirst().withSteps(4));
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.play();
            for (Run side : comparison.sides()) {
                ending(side);
            }
            assertEquals(List.of(4, 30, 30, 30), steps(comparison));
        }
    }

    @Test
    void whenTheFirstHasEndedTheNextOneKeepsTheTime() throws Exception {
        List<Experiment> variants = new ArrayList<>(variants(300));
        variants.set(0, variants.getFirst().withSteps(4));
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.play();
            Run second = comparison.sides().get(1);
            while (!second.status().state().ended()) {
                comparison.sides().forEach(Run::poll);
                Thread.sleep(5);
            }
            List<Integer> recorded = recorded(second);
            assertTrue(recorded.size() > 3, recorded.toString());
            for (Run side : comparison.sides().subList(2, 4)) {
                ending(side);
                List<Integer> own = recorded(side);
                // until all have seen that the first one is done
                assertEquals(
                        recorded.stream().filter(step -> step > 5).toList(),
                        own.stream().filter(step -> step > 5).toList());
            }
        }
    }

    @Test
    void aSideThatCannotBeginLeavesTheOthersGoing() throws Exception {
        List<Experiment> variants = new ArrayList<>(variants(5));
        variants.set(1, variants.get(1).withTargets(List.of(99)));
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.play();
            assertEquals(Ending.Reason.STEPS, ending(comparison.sides().get(0)).reason());
            assertEquals(RunState.FAILED, state(comparison.sides().get(1)));
            assertEquals(Ending.Reason.STEPS, ending(comparison.sides().get(3)).reason());
        }
    }

    @Test
    void hasTwoToFourSides() {
        Experiment one = tiny("pixel");
        assertThrows(IllegalArgumentException.class, () -> laboratory.compare(List.of(one), Progress.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> laboratory.compare(List.of(one, one, one, one, one), Progress.NONE));
    }

    private static RunState state(Run run) throws Exception {
        run.ended().handle((ending, failure) -> true).get(60, TimeUnit.SECONDS);
        return run.status().state();
    }

    private static List<Integer> recorded(Run run) {
        return run.timeline().all().stream().map(Snapshot::step).toList();
    }

    /** Once everything that was asked for has happened. */
    private List<Integer> steps(Comparison comparison) throws Exception {
        comparison.sides().getLast().report().get(60, TimeUnit.SECONDS);
        return comparison.sides().stream().map(side -> side.status().step()).toList();
    }
}
