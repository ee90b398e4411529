package org.inversight.run;

import java.util.ArrayList;
import java.util.List;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Probed;

/** What only a person knows of a model. */
final class Questions {

    private Questions() {}

    static List<Probe.Question> about(Probed probed) {
        ModelCard card = probed.card();
        List<Probe.Question> questions = new ArrayList<>();
        if (card.kind() == ModelKind.GENERATOR) {
            return questions;
        }
        questions.add(
                new Probe.Question(
                        "range",
                        "Which values did its training pictures have?",
                        List.of("0,1", "-1,1", "0,255")));
        questions.add(
                new Probe.Question(
                        "normalisation",
                        "Which mean and deviation were applied after that?",
                        card.channels() == 1
                                ? List.of("none", "0.1307 / 0.3081 (MNIST)", "0.5 / 0.5")
                                : List.of(
                                        "none",
                                        "0.485,0.456,0.406 / 0.229,0.224,0.225 (ImageNet)",
                                        "0.5 / 0.5")));
        if (probed.sizes().size() > 1) {
            questions.add(
                    new Probe.Question(
                            "size",
                            "Several picture sizes fit; which one was it trained on?",
                            probed.sizes().stream().map(String::valueOf).toList()));
        }
        if (card.kind() == ModelKind.CLASSIFIER) {
            questions.add(
                    new Probe.Question(
                            "classes",
                            "What are its classes called, separated by commas?",
                            List.of()));
        }
        return questions;
    }
}
