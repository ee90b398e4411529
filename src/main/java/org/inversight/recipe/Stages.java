package org.inversight.recipe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inversight.train.Models;
import org.inversight.train.ReaderPlan;
import org.inversight.train.Schedule;
import org.inversight.train.Strangers;
import org.inversight.train.StylePlan;
import org.inversight.train.VerifierPlan;

/**
 * The stages of a recipe, in the order in which they run.
 *
 * @param out folder of the samples
 * @param work folder of saved states
 */
record Stages(Recipe recipe, Path out, Path work) {

    List<Stage> all() {
        List<Stage> stages = new ArrayList<>();
        for (Recipe.SamplePlan plan : recipe.samples()) {
            boolean first = stages.isEmpty();
            Schedule target = plan.target();
            if (target != null) {
                stages.add(target(plan, target));
            }
            if (first) {
                stages.add(evaluator());
            }
            if (first) {
                addPeopleEvaluators(stages);
            }
            addAttacker(stages, plan);
            if (first) {
                addRejectingEvaluator(stages);
                stages.add(shown());
            }
            addQuality(stages, plan);
        }
        return stages;
    }

    private Path folder(Recipe.SamplePlan plan) {
        return out.resolve(plan.name());
    }

    /** Folder of the target that a sample attacks. */
    private Path targetFolder(Recipe.SamplePlan plan) {
        return plan.targetOf() == null ? folder(plan) : out.resolve(plan.targetOf());
    }

    private Stage target(Recipe.SamplePlan plan, Schedule schedule) {
        String name = plan.name() + "/target";
        return new Stage(name, () -> Models.exists(folder(plan), "target"), context -> {
            Material.Share share = context.material().of(plan);
            new Classifiers(context)
                    .classifier(
                            name,
                            folder(plan),
                            "target",
                            context.material().words().target(),
                            schedule,
                            share.own(),
                            share.test(),
                            share.classes(),
                            share.ownWords());
        });
    }

    private Stage evaluator() {
        String name = "evaluator-a";
        Path folder = out.resolve(recipe.evaluatorFolder());
        return new Stage(
                name,
                () -> Models.exists(folder, name),
                context -> new Classifiers(context)
                        .classifier(
                                name,
                                folder,
                                name,
                                "Evaluator A",
                                recipe.evaluator(),
                                context.material().own(),
                                context.material().test(),
                                context.material().classes(),
                                context.material().words().own()));
    }

    private void addAttacker(List<Stage> stages, Recipe.SamplePlan plan) {
        Path folder = folder(plan);
        String gmi = plan.name() + "/gmi";
        stages.add(new Stage(gmi, () -> Models.exists(folder, "gmi-generator"), context -> {
            Material.Share share = context.material().of(plan);
            Recipe.BasePlan base = plan.base();
            if (base == null) {
                new Generators(context, plan).gmi(gmi, folder, share.open(), share.openWords());
            } else {
                new StyleGenerators(context, plan, base, share).gmi(gmi, folder);
            }
        }));
        String kedmi = plan.name() + "/kedmi";
        stages.add(new Stage(kedmi, () -> Models.exists(folder, "kedmi-generator"), context -> {
            Material.Share share = context.material().of(plan);
            Recipe.BasePlan base = plan.base();
            if (base == null) {
                new Generators(context, plan).kedmi(kedmi, folder, targetFolder(plan), share.open(), share.openWords());
            } else {
                new StyleGenerators(context, plan, base, share).kedmi(kedmi, folder, targetFolder(plan));
            }
        }));
        addPlg(stages, plan);
        for (int i = 0; i < plan.students().size(); i++) {
            stages.add(student(plan, "student-" + i, plan.students().get(i)));
        }
        stages.add(new Stage(
                plan.name() + "/feature-reference", () -> Models.exists(folder, "feature-reference"), context -> {
                    Material.Share share = context.material().of(plan);
                    References.write(context, folder, targetFolder(plan), share.open(), share.openWords());
                }));
    }

    /** Where the recipe has a plan for it. */
    private void addPlg(List<Stage> stages, Recipe.SamplePlan plan) {
        Recipe.BasePlan base = plan.base();
        StylePlan plg = base == null ? null : base.plg();
        if (base == null || plg == null) {
            return;
        }
        String name = plan.name() + "/plg";
        stages.add(new Stage(
                name,
                () -> Models.exists(folder(plan), "plg-generator"),
                context -> new StyleGenerators(
                                context, plan, base, context.material().of(plan))
                        .plg(name, folder(plan), targetFolder(plan), plg)));
    }

    /** Where there is a verifier, which the first sample's stages make. */
    private void addQuality(List<Stage> stages, Recipe.SamplePlan plan) {
        Recipe.BasePlan base = plan.base();
        if (base == null || recipe.verifier() == null) {
            return;
        }
        Path folder = folder(plan);
        String name = plan.name() + "/quality";
        stages.add(new Stage(
                name,
                () -> GeneratorQuality.measured(folder, base),
                context -> new GeneratorQuality(
                                context, base, context.material().of(plan).open(), folder, targetFolder(plan))
                        .measure(name)));
    }

    private Stage student(Recipe.SamplePlan plan, String name, Schedule schedule) {
        String stage = plan.name() + "/" + name;
        return new Stage(stage, () -> Models.exists(folder(plan), name), context -> {
            Material.Share share = context.material().of(plan);
            new Classifiers(context)
                    .student(
                            stage,
                            folder(plan),
                            name,
                            "Student (" + schedule.architecture() + ")",
                            schedule,
                            targetFolder(plan),
                            share.open(),
                            share.test(),
                            share.openWords());
        });
    }

    private void addRejectingEvaluator(List<Stage> stages) {
        Path folder = out.resolve(recipe.evaluatorFolder());
        stages.add(new Stage(
                "evaluator-b/first",
                () -> Models.exists(folder, RejectingEvaluator.NAME)
                        || Files.isRegularFile(Models.weights(work, RejectingEvaluator.FIRST)),
                context -> new RejectingEvaluator(context, folder).first()));
        stages.add(new Stage(
                "evaluator-b/second",
                () -> Models.exists(folder, RejectingEvaluator.NAME)
                        || Files.isRegularFile(Models.weights(folder, RejectingEvaluator.NAME)),
                context -> new RejectingEvaluator(context, folder).second()));
        stages.add(new Stage(
                "evaluator-b/measure",
                () -> Models.exists(folder, RejectingEvaluator.NAME),
                context -> new RejectingEvaluator(context, folder).measure()));
    }

    private void addPeopleEvaluators(List<Stage> stages) {
        Path folder = out.resolve(recipe.evaluatorFolder());
        VerifierPlan verifier = recipe.verifier();
        if (verifier != null) {
            stages.add(new Stage(
                    Verifiers.NAME,
                    () -> Models.exists(folder, Verifiers.NAME),
                    context -> new Verifiers(context, verifier, folder).make()));
        }
        if (verifier != null && recipe.people() != null && recipe.strangers() > 0) {
            stages.add(new Stage(
                    Strangers.NAME,
                    () -> Strangers.exist(Models.weights(folder, Verifiers.NAME)),
                    context -> new StrangerFiles(context, folder).make()));
        }
        ReaderPlan reader = recipe.reader();
        if (reader != null) {
            stages.add(new Stage(
                    AttributeReaders.NAME,
                    () -> Models.exists(folder, AttributeReaders.NAME),
                    context -> new AttributeReaders(context, reader, folder).make()));
        }
    }

    private Stage shown() {
        Path folder = out.resolve(recipe.shown());
        return new Stage(
                recipe.shown(),
                () -> PrivateImageFiles.exist(folder),
                context -> PrivateImageFiles.write(context.material(), recipe.privateImages(), folder));
    }
}
