package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
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
            String split)
            throws IOException, TrainingFailure {
        train(
                stage,
                folder,
                name,
                new Lesson(
                        train,
                        labels -> ImageArrays.oneHot(labels, classes.size()),
                        schedule,
                        classes.size(),
                        Losses::crossEntropy));
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, name, schedule.architecture(), classes.size(), 0);
            List<String> sentences = List.of("Training: " + schedule.describe("the cross-entropy") + ".");
            List<Measurement> measured =
                    List.of(tested(saved, test), accuracy(saved, "training accuracy", train, "its own images"));
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
        float[] logits;
        try (NDManager scope = context.scope()) {
            logits = context.evaluation().outputs(Models.load(scope, target, "target"), open, 1);
        }
        List<String> classes = Models.readCard(target, "target").classes();
        int[] positions = IntStream.range(0, open.count()).toArray();
        train(
                stage,
                folder,
                name,
                new Lesson(
                        new Labelled(open, positions),
                        chosen -> ImageArrays.rows(logits, classes.size(), chosen),
                        schedule,
                        classes.size(),
                        (student, wanted) -> Losses.distillation(student, wanted, 1)),
                Models.weights(target, "target"));
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, name, schedule.architecture(), classes.size(), 0);
            int[] said = Evaluation.verdicts(logits, open.count()).classes();
            List<Measurement> measured = List.of(
                    accuracy(
                            saved,
                            "agreement with the target",
                            new Labelled(open, said),
                            "the public images it was distilled on"),
                    tested(saved, test));
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

    /**
     * What a new network learns.
     *
     * @param set images, and with each the label that says what is wanted of it
     * @param wanted a row for each of these labels
     * @param outputs length of the network's last output
     * @param maker makes the training
     */
    record Lesson(Labelled set, Function<int[], float[]> wanted, Schedule schedule, int outputs, Maker maker) {

        Lesson(
                Labelled set,
                Function<int[], float[]> wanted,
                Schedule schedule,
                int outputs,
                ClassifierTraining.Objective objective) {
            this(
                    set,
                    wanted,
                    schedule,
                    outputs,
                    (engine, scope, network, source, steps) ->
                            new ClassifierTraining(engine, network, source, objective, schedule, steps));
        }
    }

    /** Makes the training of a network over so many steps; the scope lasts as long as it does. */
    interface Maker {
        Training of(Engine engine, NDManager scope, NativeNetwork network, ClassifierTraining.Source source, int steps);
    }

    /**
     * Trains a new network, and writes its weights.
     *
     * @param teachers weights of the networks that say what is wanted
     */
    void train(String stage, Path folder, String name, Lesson lesson, Path... teachers)
            throws IOException, TrainingFailure {
        long seed = context.seed(stage);
        Schedule schedule = lesson.schedule();
        Batches batches = new Batches(lesson.set().count(), context.recipe().batch(), seed, BATCHES);
        ClassifierTraining.Source source = i -> {
            LabelledImages chosen = lesson.set().select(batches.at(i));
            Images moved = schedule.shift() == 0
                    ? chosen.images()
                    : ImageArrays.moved(chosen.images(), schedule.shift(), Noise.keyed(seed, MOVES, i));
            return new ClassifierTraining.Examples(moved, lesson.wanted().apply(chosen.labels()));
        };
        Fingerprint from = context.origin(lesson.set().images())
                .add(Arrays.toString(lesson.set().labels()));
        for (Path teacher : teachers) {
            from.add(teacher);
        }
        try (NDManager scope = context.scope()) {
            NativeNetwork network = NativeNetwork.random(
                    scope,
                    Architecture.named(schedule.architecture()),
                    lesson.outputs(),
                    0,
                    Noise.keyed(seed, WEIGHTS));
            try (Training training = lesson.maker()
                    .of(context.engine(), scope, network, source, schedule.epochs() * batches.perEpoch())) {
                context.train(stage, training, from.hex());
            }
            Models.writeWeights(folder, name, network);
        }
    }

    private Measurement tested(NativeNetwork network, Labelled test) {
        return accuracy(
                network, "test accuracy", test, context.material().words().test());
    }

    private Measurement accuracy(NativeNetwork network, String name, Labelled set, String about) {
        return new Measurement(name, context.evaluation().accuracy(network, set), set.count(), about);
    }

    int features(NativeNetwork network, ImageSet images) {
        return context.evaluation().outputs(network, images.select(new int[] {0}), 0).length;
    }
}
