package org.inversight.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;
import org.inversight.model.Measurement;
import org.inversight.model.Verification;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Batches;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.ImageArrays;
import org.inversight.train.Labelled;
import org.inversight.train.Models;
import org.inversight.train.Pairs;
import org.inversight.train.Training;
import org.inversight.train.TrainingFailure;
import org.inversight.train.VerifierPlan;
import org.inversight.train.VerifierTraining;

/**
 * The stage that makes the verifier.
 *
 * @param folder where it is kept
 */
record Verifiers(StageContext context, VerifierPlan plan, Path folder) {

    static final String NAME = "verifier";

    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;
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
        long seed = context.seed(NAME);
        Labelled learnt = EvaluatorPeople.VERIFIER_LEARNT
                .draw(context, plan.people(), plan.images())
                .images();
        int people = 2 * ((plan.people() + 1) / 2);
        try (NDManager scope = context.scope()) {
            NativeNetwork network = NativeNetwork.random(
                    scope,
                    Architecture.named(plan.schedule().architecture()),
                    plan.length(),
                    0,
                    Noise.keyed(seed, WEIGHTS));
            NDArray centres =
                    scope.create(Noise.normal(people * plan.length(), seed, CENTRES), new Shape(people, plan.length()));
            Batches batches = new Batches(learnt.count(), context.recipe().batch(), seed, BATCHES);
            ClassifierTraining.Source source = i -> {
                LabelledImages chosen = learnt.select(batches.at(i));
                return new ClassifierTraining.Examples(
                        Classifiers.moved(chosen.images(), plan.schedule(), seed, i),
                        ImageArrays.oneHot(chosen.labels(), people));
            };
            try (Training training = new VerifierTraining(
                    context.engine(),
                    network,
                    centres,
                    source,
                    plan,
                    plan.schedule().epochs() * batches.perEpoch())) {
                context.train(NAME, training);
            }
            Models.writeWeights(folder, NAME, network);
        }
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
