package org.inversight.ui.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.jspecify.annotations.Nullable;

/** What an experiment branches from, with its files where they are now. */
final class Relocated {

    private Relocated() {}

    /**
     * The branch of an experiment whose files were chosen again; null where it has none.
     *
     * @param saved as it was
     * @param found the same with its files where they are now
     */
    static Experiment.@Nullable Branch branch(Experiment saved, Experiment found) {
        Experiment.Branch branch = saved.branch();
        if (branch == null) {
            return null;
        }
        Map<String, String> places = new HashMap<>();
        ModelFiles before = saved.models();
        ModelFiles now = found.models();
        put(places, before.classifier(), now.classifier());
        put(places, before.generator(), now.generator());
        put(places, before.critic(), now.critic());
        put(places, before.verifier(), now.verifier());
        put(places, before.students(), now.students());
        put(places, before.evaluators(), now.evaluators());
        put(places, saved.data().publicImages(), found.data().publicImages());
        put(places, saved.data().privateImages(), found.data().privateImages());
        put(places, saved.data().auxiliaryImages(), found.data().auxiliaryImages());
        return moved(branch, places);
    }

    private static void put(Map<String, String> places, @Nullable String before, @Nullable String now) {
        if (before != null && now != null) {
            places.put(before, now);
        }
    }

    private static void put(Map<String, String> places, @Nullable List<String> before, @Nullable List<String> now) {
        for (int i = 0; before != null && now != null && i < Math.min(before.size(), now.size()); i++) {
            places.put(before.get(i), now.get(i));
        }
    }

    private static Experiment.Branch moved(Experiment.Branch branch, Map<String, String> places) {
        Experiment parent = branch.parent();
        ModelFiles models = parent.models();
        DataFiles data = parent.data();
        Experiment.Branch further = parent.branch();
        return new Experiment.Branch(
                parent.withModels(models.with()
                                .classifier(place(models.classifier(), places))
                                .generator(place(models.generator(), places))
                                .critic(place(models.critic(), places))
                                .verifier(place(models.verifier(), places))
                                .students(places(models.students(), places))
                                .evaluators(places(models.evaluators(), places))
                                .build())
                        .withData(new DataFiles(
                                place(data.publicImages(), places),
                                place(data.privateImages(), places),
                                place(data.auxiliaryImages(), places)))
                        .withBranch(further == null ? null : moved(further, places)),
                branch.step());
    }

    private static @Nullable String place(@Nullable String file, Map<String, String> places) {
        return file == null ? null : places.getOrDefault(file, file);
    }

    private static @Nullable List<String> places(@Nullable List<String> files, Map<String, String> places) {
        return files == null
                ? null
                : files.stream().map(file -> places.getOrDefault(file, file)).toList();
    }
}
