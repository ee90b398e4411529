package org.inversight.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.inversight.train.GanPlan;
import org.inversight.train.Schedule;
import org.inversight.train.StylePlan;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a recipe that no training does without: one that a file leaves out arrives as 0, and trains nothing;
 * and those that would do nothing.
 */
final class RecipeNumbers {

    private final Map<String, Double> numbers = new LinkedHashMap<>();

    private RecipeNumbers() {}

    /** What is wrong with the first that is, in words; null where none is. */
    static @Nullable String fault(Recipe recipe) {
        String missing = missing(recipe);
        return missing != null
                ? missing
                : recipe.samples().stream()
                        .map(sample -> idle(recipe, sample))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** The first number that is given and does nothing. */
    private static @Nullable String idle(Recipe recipe, Recipe.SamplePlan sample) {
        Recipe.BasePlan base = sample.base();
        if (base == null) {
            return null;
        }
        if (base.plg() != null && base.plg().labels() != 0) {
            return "\"%s.base.plg.labels\" is %s, and PLG-MI's critic names nothing, so 0 is expected"
                    .formatted(sample.name(), base.plg().labels());
        }
        boolean impatient = Stream.concat(
                        Stream.of(base.large(), base.kedmi()),
                        Stream.concat(base.finer().stream(), Stream.ofNullable(base.plg())))
                .anyMatch(plan -> plan.patience() > 0);
        return impatient && recipe.verifier() == null
                ? "a plan of \"%s.base\" has \"patience\", and without a \"verifier\" nothing tells progress, so 0 is expected"
                        .formatted(sample.name())
                : null;
    }

    private static @Nullable String missing(Recipe recipe) {
        RecipeNumbers all = new RecipeNumbers();
        all.add("side", recipe.side());
        all.add("batch", recipe.batch());
        all.add("evaluator", recipe.evaluator());
        all.add("rejecting.first", recipe.rejecting().first());
        all.add("rejecting.second", recipe.rejecting().second());
        if (recipe.verifier() != null) {
            all.add("verifier.schedule", recipe.verifier().schedule());
        }
        if (recipe.reader() != null) {
            all.add("reader.schedule", recipe.reader().schedule());
        }
        recipe.samples().forEach(all::add);
        return all.numbers.entrySet().stream()
                .filter(number -> !(number.getValue() > 0))
                .findFirst()
                .map(number ->
                        "\"%s\" is %s, and a number above 0 is expected".formatted(number.getKey(), number.getValue()))
                .orElse(null);
    }

    private void add(Recipe.SamplePlan sample) {
        String name = sample.name() + ".";
        add(name + "target", sample.target());
        for (int i = 0; i < sample.students().size(); i++) {
            add(name + "students[%d]".formatted(i), sample.students().get(i));
        }
        add(name + "gmi", sample.gmi());
        add(name + "kedmi", sample.kedmi());
        Recipe.BasePlan base = sample.base();
        if (base != null) {
            add(name + "base.small", base.small());
            add(name + "base.large", base.large());
            for (int i = 0; i < base.finer().size(); i++) {
                add(name + "base.finer[%d]".formatted(i), base.finer().get(i));
            }
            add(name + "base.kedmi", base.kedmi());
            add(name + "base.plg", base.plg());
        }
    }

    private void add(String name, @Nullable Schedule schedule) {
        if (schedule != null) {
            add(name + ".epochs", schedule.epochs());
            add(name + ".learningRate", schedule.learningRate());
        }
    }

    private void add(String name, @Nullable StylePlan plan) {
        if (plan != null) {
            add(name + ".iterations", plan.iterations());
            add(name + ".batch", plan.batch());
            add(name + ".rate", plan.rate());
            add(name + ".latent", plan.latent());
        }
    }

    private void add(String name, @Nullable GanPlan plan) {
        if (plan != null) {
            add(name + ".iterations", plan.iterations());
            add(name + ".criticSteps", plan.criticSteps());
            add(name + ".generatorRate", plan.generatorRate());
            add(name + ".criticRate", plan.criticRate());
            add(name + ".latent", plan.latent());
        }
    }

    private void add(String name, double number) {
        numbers.put(name, number);
    }
}
