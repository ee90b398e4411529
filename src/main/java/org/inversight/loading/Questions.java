package org.inversight.loading;

import java.util.ArrayList;
import java.util.List;
import org.inversight.model.Guess;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Probed;
import org.inversight.model.ScoreMeaning;

/** What only a person knows of a model. */
public final class Questions {

    private Questions() {}

    public static List<Probe.Question> about(Probed probed) {
        ModelCard card = probed.card();
        List<Probe.Question> questions = new ArrayList<>();
        if (card.kind() == ModelKind.GENERATOR) {
            if (probed.guesses().contains(Guess.RANGE)) {
                questions.add(new Probe.Question(
                        "range",
                        "Which values do its images have?",
                        List.of(
                                "%s,%s"
                                        .formatted(
                                                card.range().getFirst(),
                                                card.range().getLast()),
                                "0,1",
                                "-1,1",
                                "0,255")));
            }
            return questions;
        }
        outputs(probed, questions);
        questions.add(new Probe.Question(
                "range", "Which values did its training images have?", List.of("0,1", "-1,1", "0,255")));
        questions.add(new Probe.Question(
                "normalisation",
                "Which mean and standard deviation were applied after that?",
                card.channels() == 1
                        ? List.of("none", "0.1307 / 0.3081 (MNIST)", "0.5 / 0.5")
                        : List.of("none", "0.485,0.456,0.406 / 0.229,0.224,0.225 (ImageNet)", "0.5 / 0.5")));
        if (probed.sizes().size() > 1) {
            questions.add(new Probe.Question(
                    "size",
                    "Several image sizes fit; which one was it trained on?",
                    probed.sizes().stream().map(String::valueOf).toList()));
        } else if (card.height() != card.width()) {
            questions.add(new Probe.Question(
                    "size",
                    "Which height and width had its training images?",
                    List.of(
                            "%dx%d".formatted(card.height(), card.width()),
                            "%dx%d".formatted(card.width(), card.height()))));
        }
        if (card.kind() == ModelKind.CLASSIFIER) {
            questions.add(new Probe.Question(
                    "classes",
                    probed.guesses().contains(Guess.CLASSES)
                            ? "Of its classes %d are known, and there may be more. What are all of them called, in their order, separated by commas?"
                                    .formatted(card.classes().size())
                            : "What are its classes called, separated by commas?",
                    List.of()));
        }
        return questions;
    }

    /** Which output is the class scores where that is open, and what unusual scores mean. */
    private static void outputs(Probed probed, List<Probe.Question> questions) {
        ModelCard card = probed.card();
        if (!probed.openOutputs().isEmpty()) {
            questions.add(new Probe.Question(
                    "scoresOutput", "Which of its outputs is the class scores?", probed.openOutputs()));
        }
        boolean logarithm = card.meaning() == ScoreMeaning.PROBABILITIES || card.meaning() == ScoreMeaning.SIGMOIDS;
        if (card.kind() == ModelKind.CLASSIFIER && logarithm) {
            questions.add(new Probe.Question(
                    "scores",
                    "Its class scores are no logits but %s. Take their logarithm?".formatted(card.meaning()),
                    List.of(card.meaning().toString(), "logits")));
        } else if (probed.guesses().contains(Guess.SCORES)) {
            questions.add(new Probe.Question(
                    "scores",
                    "Its one number is never positive. Is it a logit, or the logarithm of a probability?",
                    List.of(ScoreMeaning.LOGITS.toString(), ScoreMeaning.LOG_PROBABILITIES.toString())));
        }
    }
}
