package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inversight.engine.Noise;
import org.inversight.model.Measurement;
import org.inversight.model.Verification;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.ImageArrays;
import org.inversight.train.Labelled;
import org.inversight.train.Models;
import org.inversight.train.Pairs;
import org.inversight.train.TrainingFailure;
import org.inversight.train.VerifierPlan;

/**
 * The stage that makes the verifier.
 *
 * @param folder where it is kept
 */
record Verifiers(StageContext context, VerifierPlan plan, Path folder) {

    static final String NAME = "verifier";

    private static final long CENTRES = 3;

    /** Trains it, finds its threshold, and writes both. */
    void make() throws IOException, TrainingFailure {
        String architecture = plan.schedule().architecture();
        train();
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, NAME, architecture, plan.length(), 0);
            Labelled others = EvaluatorPeople.VERIFIER_OTHERS
                    .draw(context, plan.otherPeople(), plan.otherImages())
                    .images();
            Verification verification = verification(saved, others);
            Models.writeCard(
                    scope,
                    folder,
                    NAME,
                    context.cards()
                            .verifier(
                                    "Verifier",
                                    NAME,
                                    architecture,
                                    plan.length(),
                                    verification,
                                    new Cards.Made(words(), departures(), measured(verification))));
        }
    }

    private void train() throws IOException, TrainingFailure {
        Labelled learnt = EvaluatorPeople.VERIFIER_LEARNT
                .draw(context, plan.people(), plan.images())
                .images();
        int people = 2 * ((plan.people() + 1) / 2);
        float[] first = Noise.normal(people * plan.length(), context.seed(NAME), CENTRES);
        Classifiers.Maker maker = (engine, scope, network, source, steps) -> ClassifierTraining.ofVerifier(
                engine, network, scope.create(first, new Shape(people, plan.length())), source, plan, steps);
        new Classifiers(context)
                .train(
                        NAME,
                        folder,
                        NAME,
                        new Classifiers.Lesson(
                                learnt,
                                labels -> ImageArrays.oneHot(labels, people),
                                plan.schedule(),
                                plan.length(),
                                maker));
    }

    /** Compares every image with every other one of the same population. */
    private Verification verification(NativeNetwork network, Labelled others) {
        float[] rows = context.evaluation().outputs(network, others.images(), 0);
        return Pairs.of(rows, plan.length(), others.labels()).verification(2 * ((plan.otherPeople() + 1) / 2));
    }

    private String words() {
        return "%d people drawn for it alone, %d images each; half of them of each population"
                .formatted(plan.people(), plan.images());
    }

    private List<String> departures() {
        return List.of(
                "CosFace (scale %s, margin %s) on a small network of this project's own; the centres of the people are thrown away."
                        .formatted(plan.scale(), plan.margin()),
                "Training: " + plan.schedule().describe(null) + ".",
                "It never saw a person of the private, public or shifted set.");
    }

    private static List<Measurement> measured(Verification verification) {
        String about = "pairs of images of %d people that it never saw, within one population"
                .formatted(verification.people());
        return List.of(
                new Measurement("true accept rate", verification.trueAccepts(), verification.samePairs(), about),
                new Measurement("false accept rate", verification.falseAccepts(), verification.otherPairs(), about));
    }
}
