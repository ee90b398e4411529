package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Bounds;
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
    void previewsOfTheSidesAreOfTheSameStepsAndOfTheirRuns() throws Exception {
        List<Experiment> variants = variants(400);
        List<List<Preview>> seen = new ArrayList<>();
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.sides().forEach(side -> seen.add(new ArrayList<>()));
            comparison.play();
            while (!comparison.sides().getLast().ended().isDone()) {
                for (int s = 0; s < variants.size(); s++) {
                    comparison.sides().get(s).preview().ifPresent(seen.get(s)::add);
                }
                Thread.sleep(1);
            }
        }
        List<Integer> steps = seen.getFirst().stream().map(Preview::step).toList();
        assertTrue(!steps.isEmpty(), "the first side has previews");
        for (int s = 1; s < variants.size(); s++) {
            List<Preview> own = seen.get(s);
            assertTrue(!own.isEmpty()
                    && steps.containsAll(own.stream().map(Preview::step).toList()));
            Preview one = own.getFirst();
            assertArrayEquals(
                    pixels(variants.get(s).withSteps(one.step())), one.images().pixels(), "side %d".formatted(s));
        }
    }

    @Test
    void sidesThatAttackTheSameModelsShareTheirCeilingsAndFloors() throws Exception {
        List<Experiment> variants = new ArrayList<>(variants(3));
        variants.set(3, variants.get(3).withSeed(8));
        try (Comparison comparison = laboratory.compare(variants, Progress.NONE)) {
            comparison.play();
            List<Bounds> found = new ArrayList<>();
            for (Run side : comparison.sides()) {
                found.add(side.bounds().get(60, TimeUnit.SECONDS));
            }
            assertSame(found.get(0), found.get(1));
            assertSame(found.get(0), found.get(2));
            assertNotSame(found.get(0), found.get(3), "random images of another seed");
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
