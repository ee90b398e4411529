package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSet;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.train.Evaluation;
import org.inversight.train.Training;
import org.inversight.train.TrainingFailure;
import org.inversight.train.TrainingLoop;

/**
 * What all stages of a recipe share.
 *
 * @param engine the running engine
 * @param recipe what is made
 * @param out folder of the samples
 * @param work folder of saved states, not kept
 * @param material the images
 * @param cards what is written down
 * @param progress where the stage reports
 */
record StageContext(
        Engine engine, Recipe recipe, Path out, Path work, Material material, Cards cards, Progress progress) {

    /** Images of which a training knows whether they are the same as before. */
    private static final int LOOKED_AT = 16;

    /**
     * Begins to tell what a training's weights come from beside its own plan: the recipe's seed and batch, and images.
     * Whatever else decides them is to be added, for a state that came from something else is not gone on from.
     */
    Fingerprint origin(ImageSet images) {
        return add(images, new Fingerprint().add("seed %d, batch %d".formatted(recipe.seed(), recipe.batch())));
    }

    /** Adds images: their number, and some of them. */
    static Fingerprint add(ImageSet images, Fingerprint print) {
        int count = images.count();
        print.add("%d images".formatted(count));
        int looked = Math.min(LOOKED_AT, count);
        for (int i = 0; i < looked; i++) {
            int position = (int) ((long) i * count / looked);
            print.add(images.select(new int[] {position}).pixels());
        }
        return print;
    }

    /**
     * Runs a training; its saved state is named after the stage.
     *
     * @param from what its weights come from beside its plan ({@link #origin})
     */
    void train(String name, Training training, String from) throws IOException, TrainingFailure {
        train(name, training, from, 0, iteration -> true);
    }

    /** Runs a training that is looked at every so many steps; as the other. */
    void train(String name, Training training, String from, int every, TrainingLoop.Look look)
            throws IOException, TrainingFailure {
        Training known = new KnownTraining(training, KnownTraining.plan(training.plan(), from));
        new TrainingLoop(engine, progress).run(name, known, file(name, ".safetensors"), every, look);
    }

    /** The steps that a saved state holds from which this training goes on; -1 where there is none. */
    int made(String name, String plan, String from) throws IOException {
        return new TrainingLoop(engine, progress).made(KnownTraining.plan(plan, from), file(name, ".safetensors"));
    }

    /** A file in the work folder, named after a stage. */
    Path file(String name, String ending) {
        return work.resolve(name.replace('/', '-') + ending);
    }

    NDManager scope() {
        return engine.scope();
    }

    Evaluation evaluation() {
        return new Evaluation(engine);
    }

    /** A seed of its own for each stage. */
    long seed(String stage) {
        long hash = recipe.seed();
        for (int i = 0; i < stage.length(); i++) {
            hash = hash * 31 + stage.charAt(i);
        }
        return hash;
    }
}
