package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;
import org.inversight.model.Measurement;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Batches;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.Evaluation;
import org.inversight.train.ImageArrays;
import org.inversight.train.Labelled;
import org.inversight.train.Losses;
import org.inversight.train.Models;
import org.inversight.train.Schedule;
import org.inversight.train.Training;
import org.inversight.train.TrainingFailure;

/** The stages that make targets, evaluators and students. */
record Classifiers(StageContext context) {

    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;
    private static final long MOVES = 3;

    /** Trains on labels. */
    void classifier(
            String stage,
            Path folder,
            String name,
            String title,
            Schedule schedule,
            Labelled train,
            Labelled test,
            List<String> classes,
            String split,
            List<String> departures)
            throws IOException, TrainingFailure {
        long seed = context.seed(stage);
        try (NDManager scope = context.scope()) {
            NativeNetwork network = random(scope, schedule, classes.size(), seed);
            Batches batches = new Batches(train.count(), context.recipe().batch(), seed, BATCHES);
            ClassifierTraining.Source source = i -> {
                LabelledImages chosen = train.select(batches.at(i));
                return new ClassifierTraining.Examples(
                        moved(chosen.images(), schedule, seed, i), ImageArrays.oneHot(chosen.labels(), classes.size()));
            };
            try (Training training = new ClassifierTraining(
                    context.engine(),
                    network,
                    source,
                    Losses::crossEntropy,
                    schedule,
                    schedule.epochs() * batches.perEpoch())) {
                context.train(stage, training);
            }
            Models.writeWeights(folder, name, network);
        }
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, name, schedule.architecture(), classes.size(), 0);
            List<String> sentences = new ArrayList<>(departures);
            sentences.add("Training: " + schedule.describe("the cross-entropy") + ".");
            List<Measurement> measured = List.of(
                    accuracy(saved, "test accuracy", test, context.material().testWords()),
                    accuracy(saved, "training accuracy", train, "its own images"));
            Models.writeCard(
                    scope,
                    folder,
                    name,
                    context.cards()
                            .classifier(
                                    title,
                                    name,
                                    schedule.architecture(),
                                    classes,
                                    features(saved, test.images()),
                                    new Cards.Made(split, sentences, measured)));
        }
    }

    /** Distils the target of a folder on public images. */
    void student(
            String stage,
            Path folder,
            String name,
            String title,
            Schedule schedule,
            Path target,
            ImageSet open,
            Labelled test,
            String split)
            throws IOException, TrainingFailure {
        long seed = context.seed(stage);
        float[] logits;
        try (NDManager scope = context.scope()) {
            logits = context.evaluation().outputs(Models.load(scope, target, "target"), open, 1);
        }
        List<String> classes = Models.readCard(target, "target").classes();
        try (NDManager scope = context.scope()) {
            NativeNetwork network = random(scope, schedule, classes.size(), seed);
            Batches batches = new Batches(open.count(), context.recipe().batch(), seed, BATCHES);
            ClassifierTraining.Source source = i -> new ClassifierTraining.Examples(
                    moved(open.select(batches.at(i)), schedule, seed, i),
                    ImageArrays.rows(logits, classes.size(), batches.at(i)));
            try (Training training = new ClassifierTraining(
                    context.engine(),
                    network,
                    source,
                    (student, wanted) -> Losses.distillation(student, wanted, 1),
                    schedule,
                    schedule.epochs() * batches.perEpoch())) {
                context.train(stage, training);
            }
            Models.writeWeights(folder, name, network);
        }
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, name, schedule.architecture(), classes.size(), 0);
            int[] said = Evaluation.verdicts(logits, open.count()).classes();
            List<Measurement> measured = List.of(
                    accuracy(
                            saved,
                            "agreement with the target",
                            new Labelled(open, said),
                            "the public images it was distilled on"),
                    accuracy(saved, "test accuracy", test, context.material().testWords()));
            List<String> sentences = List.of(
                    "A small convolutional network from random weights, where the release distils EfficientNets that ImageNet has trained.",
                    "Training: "
                            + schedule.describe("the divergence from the target's softmax, temperature 1")
                            + ", where the release takes 20 epochs.");
            Models.writeCard(
                    scope,
                    folder,
                    name,
                    context.cards()
                            .classifier(
                                    title,
                                    name,
                                    schedule.architecture(),
                                    classes,
                                    features(saved, test.images()),
                                    new Cards.Made(split, sentences, measured)));
        }
    }

    /** The images of a step, moved as the schedule says. */
    static Images moved(Images images, Schedule schedule, long seed, int step) {
        return schedule.shift() == 0
                ? images
                : ImageArrays.moved(images, schedule.shift(), Noise.keyed(seed, MOVES, step));
    }

    private static NativeNetwork random(NDManager scope, Schedule schedule, int classes, long seed) {
        return NativeNetwork.random(
                scope, Architecture.named(schedule.architecture()), classes, 0, Noise.keyed(seed, WEIGHTS));
    }

    private Measurement accuracy(NativeNetwork network, String name, Labelled set, String about) {
        return new Measurement(name, context.evaluation().accuracy(network, set), set.count(), about);
    }

    int features(NativeNetwork network, ImageSet images) {
        return context.evaluation().outputs(network, images.select(new int[] {0}), 0).length;
    }
}
