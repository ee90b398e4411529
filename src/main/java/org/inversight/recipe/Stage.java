package org.inversight.recipe;

import java.io.IOException;
import org.inversight.train.TrainingFailure;

/**
 * One stage of a recipe.
 *
 * @param name as {@code --only} takes it
 * @param done whether its result is there
 * @param work what it does
 */
record Stage(String name, Check done, Work work) {

    /** What a stage does. */
    interface Work {
        void run(StageContext context) throws IOException, TrainingFailure;
    }

    /** Whether a stage's result is on disk. */
    interface Check {
        boolean isDone();
    }
}
