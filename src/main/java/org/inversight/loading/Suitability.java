package org.inversight.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.inversight.attack.AttackType;
import org.inversight.experiment.Catalogue;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/** Whether loaded models are fit for an attack. */
record Suitability(Catalogue catalogue, AttackType attack) {

    /**
     * Makes sure that gradients come through whatever they must come through.
     *
     * @throws IllegalArgumentException if one does not
     */
    void requireGradients(
            Classifier target, @Nullable Generator generator, @Nullable Critic critic, List<Classifier> students) {
        if (!attack.needs().gradients()) {
            return;
        }
        require(target.card().name(), target.noGradient());
        if (generator != null) {
            require(generator.card().name(), generator.noGradient());
        }
        if (critic != null) {
            require(critic.card().name(), critic.noGradient());
        }
        for (Classifier student : students) {
            require(student.card().name(), student.noGradient());
        }
    }

    private void require(String name, @Nullable String fault) {
        if (fault != null) {
            throw new IllegalArgumentException(
                    "%s follows gradients, and none comes through %s: %s; export it in float32 without torch.no_grad, detach, argmax or quantisation, or choose an attack by queries (%s)."
                            .formatted(attack.entry().title(), name, fault, queries()));
        }
    }

    private String queries() {
        return catalogue.attacks().stream()
                .filter(type -> !type.needs().gradients())
                .map(type -> type.entry().id())
                .collect(Collectors.joining(", "));
    }

    /** Says that a file that evaluates the target is the target. */
    static void warnOfItself(Path target, Path evaluator, Consumer<String> warn) throws IOException {
        boolean files = Files.isRegularFile(target) && Files.isRegularFile(evaluator);
        if (files && Files.mismatch(target, evaluator) == -1) {
            warn.accept(
                    "The evaluator %s is the target itself, so its agreement proves nothing; give a classifier that was trained apart."
                            .formatted(evaluator));
        }
    }
}
