package org.inversight.ui.models;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.ModelCard;
import org.inversight.run.Laboratory;
import org.inversight.ui.session.ModelSwap;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.jspecify.annotations.Nullable;

/** Makes an experiment of the files of a set. */
record SetTaker(Laboratory laboratory, SetupModel setup) {

    /** Why these are no set, one sentence; empty where they are one. */
    String conflict(List<SetFile> files) {
        Set<Role> taken = EnumSet.noneOf(Role.class);
        for (SetFile file : files) {
            Role role = file.role();
            if (role != null && !file.usable()) {
                return "%s cannot be used; choose another file, or leave it out."
                        .formatted(file.file().getFileName());
            }
            if (role != null && !role.several() && !taken.add(role)) {
                return "Two files are the %s; leave one of them out.".formatted(role.one());
            }
            if (role != null) {
                taken.add(role);
            }
        }
        return taken.isEmpty() ? "No file has a role; choose one for at least one file." : "";
    }

    /** The cards of the models in use; what the person said of them is remembered first. */
    CompletableFuture<Map<String, ModelCard>> cards(List<SetFile> files) {
        CompletableFuture<Map<String, ModelCard>> all = CompletableFuture.completedFuture(new LinkedHashMap<>());
        for (SetFile file : files) {
            ModelCard card = file.card();
            if (file.role() != null && card != null) {
                all = all.thenCombine(card(file, card), (cards, checked) -> {
                    cards.put(file.file().toString(), checked);
                    return cards;
                });
            }
        }
        return all;
    }

    private CompletableFuture<ModelCard> card(SetFile file, ModelCard card) {
        if (file.answers().isEmpty()) {
            return CompletableFuture.completedFuture(card);
        }
        try {
            return laboratory.remember(file.file(), CardAnswers.apply(card, new LinkedHashMap<>(file.answers())));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * A set with a target begins anew; one without is added to what is set up.
     *
     * @param base an experiment that stays as it is but for its files; null: a new one
     */
    Experiment experiment(List<SetFile> files, Map<String, ModelCard> cards, @Nullable Experiment base) {
        ModelCard target = first(files, cards, Role.CLASSIFIER);
        Experiment next = base != null
                ? base.withModels(ModelFiles.NONE).withData(drawn(base.data()))
                : target == null ? setup.draft() : begun(files, target);
        List<String> evaluators = new ArrayList<>();
        List<String> students = new ArrayList<>();
        for (SetFile found : files) {
            Role role = found.role();
            String file = found.file().toString();
            if (role == Role.EVALUATOR) {
                evaluators.add(file);
            } else if (role == Role.STUDENT) {
                students.add(file);
            } else if (role != null) {
                next = ModelSwap.with(next, role, file);
            }
        }
        if (!evaluators.isEmpty() || target != null) {
            next = ModelSwap.withEvaluators(next, evaluators);
        }
        if (base != null) {
            // what was said of them in place of their cards
            next = next.withModels(
                    next.models().with().options(base.models().options()).build());
        }
        if (!students.isEmpty()) {
            next = base == null
                    ? withStudents(next, students)
                    : next.withModels(next.models().withStudents(students));
        } else if (target != null) {
            next = next.withModels(next.models().withStudents(List.of()));
        }
        return base == null ? next : next.withBranch(Relocated.branch(base, next));
    }

    /** What comes from no file stays. */
    private static DataFiles drawn(DataFiles data) {
        return data.auxiliaryFiles() == null ? new DataFiles(null, null, data.auxiliaryImages()) : DataFiles.NONE;
    }

    private static @Nullable ModelCard first(List<SetFile> files, Map<String, ModelCard> cards, Role role) {
        return files.stream()
                .filter(f -> f.role() == role)
                .map(f -> cards.get(f.file().toString()))
                .findFirst()
                .orElse(null);
    }

    private Experiment begun(List<SetFile> files, ModelCard target) {
        Experiment now = setup.draft();
        boolean generator = files.stream().anyMatch(f -> f.role() == Role.GENERATOR);
        AttackType attack = ModelSwap.attack(setup.catalogue(), generator);
        return Defaults.of(setup.catalogue(), attack.entry().id())
                .withTargets(Defaults.targets(target))
                .withSeed(now.seed())
                .withDevice(now.device())
                .withThreads(now.threads());
    }

    private Experiment withStudents(Experiment experiment, List<String> students) {
        Experiment next = experiment.withModels(experiment.models().withStudents(students));
        AugmentationType chosen = setup.catalogue().augmentation(next);
        if (chosen == null || chosen.needsStudents()) {
            return next;
        }
        return setup.catalogue().augmentations().stream()
                .filter(AugmentationType::needsStudents)
                .findFirst()
                .map(type -> next.withChoices(
                        next.attack(), next.loss(), type.entry().id()))
                .orElse(next);
    }
}
