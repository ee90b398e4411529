package org.inversight.run;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inversight.attack.Anatomy;
import org.inversight.attack.AttackState;
import org.inversight.attack.Ranking;
import org.inversight.blind.Deck;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.Materials;
import org.inversight.metric.Bounds;
import org.inversight.metric.NearestPrivate;
import org.inversight.metric.Neighbour;

/**
 * What a run works with, loaded once: materials, the attack that is ready to step, and whatever is asked about its
 * images. Used on the optimiser thread only.
 *
 * @param attack on these materials
 * @param summary what was loaded, in plain Java
 * @param nearest features of the private images, kept as long as images and evaluator stay the same
 * @param bounds ceilings and floors of this run's figures, found when they are first asked for; of runs that are alike
 *     the same
 */
record Session(
        Engine engine,
        Catalogue catalogue,
        PreparedAttack attack,
        LoadSummary summary,
        NearestImages nearest,
        RunBounds bounds)
        implements AutoCloseable {

    /** So many earlier latents make the path of an image. */
    private static final int PATH = 32;

    Materials materials() {
        return attack.materials();
    }

    /** Other runs may compute with other threads between two steps of this one, and its pixels depend on them. */
    void useThreads(Experiment experiment) {
        BranchPoint.useThreads(engine, experiment);
    }

    /** How the candidates of an experiment are ranked; each one asks from its first query on. */
    Selections selections(Experiment experiment) {
        return Selections.of(catalogue, materials().target(), experiment);
    }

    /**
     * The private images nearest to one image of a snapshot.
     *
     * @throws IllegalArgumentException if there is none
     */
    Neighbour nearest(Snapshot snapshot, int image) {
        if (materials().privateImages() == null) {
            throw new IllegalArgumentException(
                    "There are no private images to compare with; give them with --private.");
        }
        int classIndex = snapshot.verdicts().get(image).classIndex();
        try (NDManager scope = engine.scope()) {
            Neighbour found = nearest.of(materials()).of(scope, one(snapshot, image), classIndex);
            if (found == null) {
                throw new IllegalArgumentException("There is no private image of class %d.".formatted(classIndex));
            }
            return found;
        }
    }

    /**
     * What the next step will do to one image: an attack made anew takes this one's state and makes the step.
     *
     * @param experiment as it is now, live changes included
     * @param steps those of the run
     * @throws IllegalArgumentException if the attack descends no loss on its images
     */
    Anatomy anatomy(Experiment experiment, RunSteps steps, int image) {
        if (image < 0 || image >= experiment.targets().size() * experiment.restarts()) {
            throw new IllegalArgumentException("The run has no image %d; select one that it shows.".formatted(image));
        }
        List<AttackState> states = new ArrayList<>(steps.history().frames().earlier(steps.done(), PATH));
        states.add(attack.attack().state());
        try (PreparedAttack beside = PreparedAttack.of(engine, catalogue, materials(), experiment)) {
            Anatomy found = beside.explain(states, steps.done() + 1, image);
            if (found == null) {
                throw new IllegalArgumentException(
                        "A step can be narrated for attacks that descend a loss from each image, and %s does not; choose another attack."
                                .formatted(catalogue
                                        .attack(experiment.attack())
                                        .entry()
                                        .title()));
            }
            return found;
        }
    }

    /** Questions about the images of a snapshot; see {@link DeckMaker#of}. */
    Deck deck(Snapshot snapshot, long seed, Set<Integer> before) {
        return DeckMaker.of(engine, materials(), snapshot, seed, before);
    }

    /** Ceilings and floors of what a snapshot's verdicts say. */
    Bounds ceilingsAndFloors() {
        return bounds.of(engine);
    }

    /** @param full whether sets of images are compared and a network learns from the images, which takes seconds */
    RunReport report(Run run, Snapshot last, boolean full) {
        RunFigures figures = new RunFigures(
                engine,
                materials(),
                bounds.of(engine),
                bounds.images(),
                materials().privateImages() == null ? null : nearest.of(materials()));
        NearestPrivate.Mean distances = figures.distances(last);
        return RunReport.of(
                run,
                last,
                materials(),
                !catalogue.attack(run.experiment().attack()).needs().gradients(),
                distances == null ? null : RunReport.Nearest.of(distances),
                figures.of(last, distances, full),
                run.experiment().restarts() < 2 ? null : ranking(run.experiment(), last),
                EngineInfo.of(engine));
    }

    /** The order of the candidates of each class. */
    private Ranking ranking(Experiment experiment, Snapshot last) {
        Images images = last.images();
        Shape shape = new Shape(images.count(), images.channels(), images.height(), images.width());
        try (NDManager scope = engine.scope()) {
            return selections(experiment)
                    .selection()
                    .rank(scope.create(images.pixels(), shape).clip(0, 1));
        }
    }

    private static Images one(Snapshot snapshot, int image) {
        return snapshot.images().select(new int[] {image});
    }

    @Override
    public void close() {
        attack.close();
    }
}
