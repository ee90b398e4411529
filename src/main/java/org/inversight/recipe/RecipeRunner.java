package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.train.TrainingFailure;
import org.jspecify.annotations.Nullable;

/**
 * Makes everything that a recipe names, stage by stage. A stage whose result is there is skipped, and a training that
 * was interrupted goes on from its last saved state.
 */
public record RecipeRunner(Engine engine, Progress progress) {

    /**
     * Runs the recipe.
     *
     * @param file the recipe
     * @param out folder of the samples
     * @param only the stages to run, by name; others are left as they are
     */
    public void run(Path file, Path out, Predicate<String> only) throws IOException, TrainingFailure {
        run(file, null, out, only);
    }

    /**
     * Runs the recipe, with other random numbers.
     *
     * @param file the recipe
     * @param seed of the trainings instead of the recipe's; null for that. Whom the images show stays.
     * @param out folder of the samples
     * @param only the stages to run, by name; others are left as they are
     */
    public void run(Path file, @Nullable Long seed, Path out, Predicate<String> only)
            throws IOException, TrainingFailure {
        Recipe written = Recipe.read(file);
        Recipe recipe = seed == null ? written : written.withSeed(seed);
        String name = String.valueOf(file.getFileName());
        Path work = out.resolve(".work").resolve(name.replaceFirst("\\.json$", ""));
        progress.report("reading the images", -1);
        Recipe.People people = recipe.people();
        Material material = people == null
                ? DigitMaterial.read(file, written)
                : new PeopleMaterial(people, recipe.side(), work.resolve("people"), progress);
        String command =
                "train --recipe sample-models/" + name + (seed == null ? "" : " --seed %d --out DIR".formatted(seed));
        run(recipe, material, command, out, work, only);
    }

    /**
     * Makes everything of a recipe from faces of real people; as the other.
     *
     * @param out folder of the samples
     */
    public void run(Recipe recipe, FaceMaterial faces, Path out) throws IOException, TrainingFailure {
        run(recipe, faces, FaceMaterial.COMMAND, out, out.resolve(".work"), stage -> true);
    }

    private void run(Recipe recipe, Material material, String command, Path out, Path work, Predicate<String> only)
            throws IOException, TrainingFailure {
        List<Stage> stages = new Stages(recipe, out, work).all();
        if (stages.stream().map(Stage::name).noneMatch(only)) {
            throw new IllegalArgumentException("No stage of the recipe is asked for; there are %s."
                    .formatted(stages.stream().map(Stage::name).collect(Collectors.joining(", "))));
        }
        Cards cards = new Cards(recipe, material, command);
        int done = 0;
        for (Stage stage : stages) {
            progress.check();
            boolean wanted = only.test(stage.name());
            if (wanted && !stage.done().isDone()) {
                progress.report(stage.name(), (double) done / stages.size());
                Progress inner = ofStage(done, stages.size());
                stage.work().run(new StageContext(engine, recipe, out, work, material, cards, inner));
            }
            done++;
            progress.report(
                    stage.name() + (wanted ? " is there" : " was not asked for"), (double) done / stages.size());
        }
    }

    /** The progress of stage {@code done} of {@code all}. */
    private Progress ofStage(int done, int all) {
        return Progress.of(
                (what, fraction) -> progress.report(
                        "%d/%d %s".formatted(done + 1, all, what), (done + Math.max(0, fraction)) / all),
                progress::cancelled);
    }
}
