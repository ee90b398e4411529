package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
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

    /** Runs a training; its saved state is named after the stage. */
    void train(String name, Training training) throws IOException, TrainingFailure {
        train(name, training, 0, iteration -> true);
    }

    /** Runs a training that is looked at every so many steps. */
    void train(String name, Training training, int every, TrainingLoop.Look look) throws IOException, TrainingFailure {
        new TrainingLoop(engine, progress).run(name, training, file(name, ".safetensors"), every, look);
    }

    /** Whether a saved state of this training is there, from which it goes on. */
    boolean begun(String name, String plan) throws IOException {
        return new TrainingLoop(engine, progress).begun(plan, file(name, ".safetensors"));
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
