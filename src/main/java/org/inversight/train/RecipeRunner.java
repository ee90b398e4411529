package org.inversight.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.model.Json;

/**
 * Makes everything that a recipe names, stage by stage. A stage whose result is there is skipped,
 * and a training that was interrupted goes on from its last saved state.
 */
public final class RecipeRunner {

    private static final String OWN = "private half of the MNIST training pictures";
    private static final String OPEN = "public half of the MNIST training pictures";

    private final Engine engine;
    private final Progress progress;

    public RecipeRunner(Engine engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Runs the recipe.
     *
     * @param file the recipe
     * @param out folder of the samples
     * @param only the stages to run, by name; others are left as they are
     * @throws IOException with one sentence, if a file is missing or damaged
     * @throws TrainingFailure with one sentence, if a training cannot go on
     */
    public void run(Path file, Path out, Predicate<String> only)
            throws IOException, TrainingFailure {
        Path base = file.toAbsolutePath();
        Recipe recipe = Json.read(file, Recipe.class);
        progress.report("reading the pictures", -1);
        LabelledImages train = read(base.resolveSibling(recipe.data()), "train", recipe.side());
        LabelledImages test = read(base.resolveSibling(recipe.data()), "t10k", recipe.side());
        Split split = Split.of(train.labels(), recipe.seed());
        keep(base.resolveSibling(recipe.split()), split, recipe);
        Jobs.Halves halves =
                new Jobs.Halves(
                        train.select(split.privatePositions()),
                        train.select(split.publicPositions()));
        Path work = out.resolve(".work");
        List<Stage> stages =
                stages(recipe, out, "train --recipe sample-models/" + file.getFileName());
        int done = 0;
        for (Stage stage : stages) {
            progress.check();
            if (only.test(stage.name()) && !stage.done().isDone()) {
                progress.report(stage.name(), (double) done / stages.size());
                Progress inner = new StageProgress(progress, done, stages.size());
                stage.work().run(new Jobs(engine, recipe, out, work, halves, test, inner));
            }
            done++;
            progress.report("%s is there".formatted(stage.name()), (double) done / stages.size());
        }
    }

    /** Names of the recipe's stages, in the order in which they run. */
    public static List<String> names(Recipe recipe) {
        return stages(recipe, Path.of("."), "").stream().map(Stage::name).toList();
    }

    private static List<Stage> stages(Recipe recipe, Path out, String command) {
        Cards cards = new Cards(recipe, command);
        List<Stage> stages = new ArrayList<>();
        Path evaluators = out.resolve("evaluators");
        for (Recipe.SamplePlan plan : recipe.samples()) {
            boolean first = stages.isEmpty();
            stages.add(target(plan, out, cards));
            if (first) {
                stages.add(
                        new Stage(
                                "evaluator-a",
                                () -> Models.exists(evaluators, "evaluator-a"),
                                jobs -> evaluator(jobs, evaluators, cards)));
            }
            addAttacker(stages, plan, out, cards);
            if (first) {
                addSceptic(stages, out, evaluators, cards);
                stages.add(
                        new Stage(
                                "private-digits",
                                () -> PrivatePictures.exist(out.resolve("private-digits")),
                                jobs ->
                                        PrivatePictures.write(
                                                jobs.half().own(),
                                                recipe.privatePictures(),
                                                out.resolve("private-digits"))));
            }
        }
        return stages;
    }

    private static void addSceptic(List<Stage> stages, Path out, Path folder, Cards cards) {
        stages.add(
                new Stage(
                        "evaluator-b/first",
                        () ->
                                Models.exists(folder, Sceptic.NAME)
                                        || Files.isRegularFile(
                                                Models.weights(
                                                        out.resolve(".work"), Sceptic.FIRST)),
                        jobs -> new Sceptic(jobs, cards, folder).first()));
        stages.add(
                new Stage(
                        "evaluator-b/second",
                        () ->
                                Models.exists(folder, Sceptic.NAME)
                                        || Files.isRegularFile(
                                                Models.weights(folder, Sceptic.NAME)),
                        jobs -> new Sceptic(jobs, cards, folder).second()));
        stages.add(
                new Stage(
                        "evaluator-b/measure",
                        () -> Models.exists(folder, Sceptic.NAME),
                        jobs -> new Sceptic(jobs, cards, folder).measure()));
    }

    private static Stage target(Recipe.SamplePlan plan, Path out, Cards cards) {
        Path folder = out.resolve(plan.name());
        String stage = plan.name() + "/target";
        return new Stage(
                stage,
                () -> Models.exists(folder, "target"),
                jobs ->
                        new Classifiers(jobs, cards)
                                .classifier(
                                        stage,
                                        folder,
                                        "target",
                                        "Digits target",
                                        plan.target(),
                                        Jobs.relabelled(jobs.half().own(), plan.privateClasses()),
                                        Jobs.relabelled(jobs.test(), plan.privateClasses()),
                                        names(plan.privateClasses()),
                                        described(OWN, plan.privateClasses()),
                                        List.of()));
    }

    private static void evaluator(Jobs jobs, Path folder, Cards cards)
            throws IOException, TrainingFailure {
        List<Integer> classes = IntStream.range(0, 10).boxed().toList();
        new Classifiers(jobs, cards)
                .classifier(
                        "evaluator-a",
                        folder,
                        "evaluator-a",
                        "Evaluator A",
                        jobs.recipe().evaluator(),
                        jobs.half().own(),
                        jobs.test(),
                        names(classes),
                        described(OWN, classes),
                        List.of());
    }

    private static void addAttacker(
            List<Stage> stages, Recipe.SamplePlan plan, Path out, Cards cards) {
        Path folder = out.resolve(plan.name());
        String split = described(OPEN, plan.publicClasses());
        String prefix = plan.name() + "/";
        stages.add(
                new Stage(
                        prefix + "gmi",
                        () -> Models.exists(folder, "gmi-generator"),
                        jobs ->
                                new Generators(jobs, cards)
                                        .gmi(
                                                prefix + "gmi",
                                                folder,
                                                plan.gmi(),
                                                open(jobs, plan),
                                                split)));
        for (int i = 0; i < plan.students().size(); i++) {
            String name = "student-" + i;
            Schedule schedule = plan.students().get(i);
            stages.add(
                    new Stage(
                            prefix + name,
                            () -> Models.exists(folder, name),
                            jobs ->
                                    new Classifiers(jobs, cards)
                                            .student(
                                                    prefix + name,
                                                    folder,
                                                    name,
                                                    "Student (" + schedule.architecture() + ")",
                                                    schedule,
                                                    open(jobs, plan),
                                                    Jobs.relabelled(
                                                            jobs.test(), plan.privateClasses()),
                                                    split)));
        }
        stages.add(
                new Stage(
                        prefix + "feature-reference",
                        () -> Models.exists(folder, "feature-reference"),
                        jobs -> References.write(jobs, folder, open(jobs, plan), split)));
        stages.add(
                new Stage(
                        prefix + "kedmi",
                        () -> Models.exists(folder, "kedmi-generator"),
                        jobs ->
                                new Generators(jobs, cards)
                                        .kedmi(
                                                prefix + "kedmi",
                                                folder,
                                                plan.kedmi(),
                                                open(jobs, plan),
                                                split)));
    }

    private static Images open(Jobs jobs, Recipe.SamplePlan plan) {
        return jobs.half().open().ofClasses(plan.publicClasses()::contains).images();
    }

    private static List<String> names(List<Integer> classes) {
        return classes.stream().map(String::valueOf).toList();
    }

    private static String described(String half, List<Integer> classes) {
        return classes.size() == 10
                ? half
                : "%s, digits %d to %d only".formatted(half, classes.getFirst(), classes.getLast());
    }

    /** Two files of MNIST. */
    private static LabelledImages read(Path folder, String part, int side) throws IOException {
        Path images = folder.resolve(part + "-images-idx3-ubyte");
        if (!Files.isRegularFile(images)) {
            throw new IOException(
                    "%s is not there; run sample-models/fetch-mnist.sh first.".formatted(images));
        }
        return new LabelledImages(
                Idx.readImages(images).resized(side, side),
                Idx.readLabels(folder.resolve(part + "-labels-idx1-ubyte")));
    }

    private static void keep(Path file, Split split, Recipe recipe) throws IOException {
        Split.Description found =
                split.describe(
                        "The 60,000 MNIST training pictures in two halves: each class is shuffled by itself, keyed by seed and class; the first half of it, rounded down, is private, the rest public. Targets and evaluators learn from private pictures, everything of an attacker from public ones. The checksum is the SHA-256 of the private positions, ascending, as big-endian 32-bit numbers.",
                        recipe.seed());
        if (!Files.isRegularFile(file)) {
            Json.write(file, found);
        } else if (!Json.read(file, Split.Description.class).sameAs(found)) {
            throw new IOException(
                    "%s describes another split than this recipe's seed and data make; restore it, or delete it together with the models made from it."
                            .formatted(file));
        }
    }

    /** What a stage does. */
    private interface Work {
        void run(Jobs jobs) throws IOException, TrainingFailure;
    }

    /** Whether a stage's result is on disk. */
    private interface Check {
        boolean isDone();
    }

    /**
     * One stage.
     *
     * @param name as {@code --only} takes it
     * @param done whether its result is there
     * @param work what it does
     */
    private record Stage(String name, Check done, Work work) {}

    /** Part of a whole: stage {@code done} of {@code all}. */
    private record StageProgress(Progress whole, int done, int all) implements Progress {

        @Override
        public void report(String what, double fraction) {
            whole.report(
                    "%d/%d %s".formatted(done + 1, all, what),
                    (done + Math.max(0, fraction)) / all);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }
}
