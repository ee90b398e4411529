package org.inversight.loading;

import java.util.ArrayList;
import java.util.List;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/** Says how a generator's images are changed on their way into the classifiers. */
final class Conversions {

    private Conversions() {}

    /** A sentence for each model whose images differ; none where all agree. */
    static List<String> between(
            @Nullable Generator generator,
            Classifier target,
            List<Classifier> students,
            List<Classifier> evaluators,
            @Nullable Critic critic) {
        ModelCard source = generator == null ? target.card() : generator.card();
        List<String> sentences = new ArrayList<>();
        List<ModelCard> cards = new ArrayList<>();
        cards.add(target.card());
        students.forEach(s -> cards.add(s.card()));
        evaluators.forEach(e -> cards.add(e.card()));
        if (critic != null) {
            cards.add(critic.card());
        }
        for (ModelCard card : cards) {
            List<String> changes = changes(source, card);
            if (!changes.isEmpty()) {
                sentences.add("For %s the images are %s.".formatted(card.name(), String.join(", ", changes)));
            }
        }
        return sentences;
    }

    private static List<String> changes(ModelCard from, ModelCard to) {
        List<String> changes = new ArrayList<>();
        if (from.channels() != to.channels()) {
            changes.add(to.channels() == 1 ? "turned to grey" : "repeated in three channels");
        }
        if (from.height() != to.height() || from.width() != to.width()) {
            changes.add(
                    "resized from %d x %d to %d x %d".formatted(from.height(), from.width(), to.height(), to.width()));
        }
        if (!from.range().equals(to.range())) {
            changes.add("brought from %s to %s".formatted(from.range(), to.range()));
        }
        if (to.mean().stream().anyMatch(m -> m != 0) || to.deviation().stream().anyMatch(d -> d != 1)) {
            changes.add("normalised by mean %s and standard deviation %s".formatted(to.mean(), to.deviation()));
        }
        return changes;
    }
}
