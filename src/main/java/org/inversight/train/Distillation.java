package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inversight.data.Fingerprint;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.model.Classifier;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Provenance;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;

/**
 * Distils students from any target on public images, without labels: a student learns to answer as the target does,
 * {@code KL(softmax T(x) || softmax S(x))} (LOMMA, model augmentation). Every tenth image is kept out of the training,
 * to measure how often both agree.
 */
public record Distillation(Engine engine, Progress progress) {

    /** What is taken where nothing else is asked for: passes over the images. */
    public static final int EPOCHS = 4;

    /** The learning rate that goes with them. */
    public static final double RATE = 0.02;

    /** Images a step. */
    public static final int BATCH = 64;

    private static final int KEPT_OUT = 10;
    private static final int TEACHER_BATCH = 64;
    private static final long WEIGHTS = 1;
    private static final long BATCHES = 2;

    /**
     * What is distilled.
     *
     * @param name of the student's two files, without ending
     * @param schedule of the training
     * @param batch images per step
     * @param seed of first weights and order of images
     * @param command what makes the student again
     * @param source what the public images are
     */
    public record Plan(String name, Schedule schedule, int batch, long seed, String command, String source) {

        /** So many students of this kind, with names and seeds of their own where they are several. */
        public List<Plan> several(int number) {
            List<Plan> plans = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                String own = number == 1 ? name : name + "-" + i;
                plans.add(new Plan(own, schedule, batch, seed + i, command, source));
            }
            return plans;
        }

        /**
         * Where the state of this training is kept; another training does not go on from it.
         *
         * @param answers the target's, which tell it from others of its name
         */
        Path state(Path folder, float[] answers) {
            String target = new Fingerprint().add(answers).hex();
            String training = String.join("|", target, schedule.toString(), batch + "|" + seed, source);
            return folder.resolve(".%s-%08x.state.safetensors".formatted(name, training.hashCode()));
        }
    }

    /** Card name of the student for a target of these images: grey or in colour. */
    public static String fitting(ModelCard target) {
        return (target.channels() == Architecture.STRIDED4.channels()
                        ? Architecture.STRIDED4
                        : Architecture.STRIDED4_64)
                .cardName();
    }

    /**
     * How students are trained here: SGD with momentum 0.9 and weight decay, the rate cut to a fifth after 70 % of the
     * training.
     *
     * @param architecture card name of a classifier of this project
     * @throws IllegalArgumentException if there is no such classifier
     */
    public static Schedule schedule(String architecture, int epochs, double rate) {
        return ScheduleBuilder.builder()
                .architecture(Architecture.classifier(architecture).cardName())
                .epochs(epochs)
                .learningRate(rate)
                .momentum(0.9)
                .weightDecay(1e-4)
                .milestones(List.of(0.7))
                .cut(0.2)
                .build();
    }

    /**
     * Trains students, one after the other, and writes NAME.safetensors and NAME.json of each. The target is asked once
     * for all of them. An interrupted training goes on from its last saved state.
     *
     * @param target answers, and stays as it is
     * @param open public images
     * @return the students' card files
     * @throws IOException if there are too few images, a file cannot be written, or another student has the name
     * @throws TrainingFailure if the loss is NaN or infinite
     */
    public List<Path> run(Classifier target, Images open, List<Plan> plans, Path folder)
            throws IOException, TrainingFailure {
        if (open.count() < 2) {
            throw new IOException("A student is distilled on public images, and %s holds %d; give a set with more."
                    .formatted(plans.getFirst().source(), open.count()));
        }
        OutputFolder.require(folder);
        float[] answers = answers(target, open);
        for (Plan plan : plans) {
            Path card = Models.card(folder, plan.name());
            if (Files.exists(card) && !Files.exists(plan.state(folder, answers))) {
                throw new IOException(
                        "%s is there already, of another training; give another name or another folder, or move it."
                                .formatted(card));
            }
        }
        List<Path> cards = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            train(target, open, answers, plans.get(i), i, plans.size(), folder);
            cards.add(Models.card(folder, plans.get(i).name()));
        }
        for (Plan plan : plans) {
            Files.deleteIfExists(plan.state(folder, answers));
        }
        return cards;
    }

    private void train(Classifier target, Images open, float[] answers, Plan plan, int position, int all, Path folder)
            throws IOException, TrainingFailure {
        Architecture architecture = Architecture.named(plan.schedule().architecture());
        Images seen = open.withChannels(architecture.channels()).resized(architecture.side(), architecture.side());
        int classes = target.card().classes().size();
        int[] learned = positions(seen.count(), false);
        Path state = plan.state(folder, answers);
        try (NDManager scope = engine.scope()) {
            NativeNetwork network =
                    NativeNetwork.random(scope, architecture, classes, 0, Noise.keyed(plan.seed(), WEIGHTS));
            Batches batches = new Batches(learned.length, plan.batch(), plan.seed(), BATCHES);
            ClassifierTraining.Source source = i -> {
                int[] chosen = Arrays.stream(batches.at(i)).map(k -> learned[k]).toArray();
                return new ClassifierTraining.Examples(seen.select(chosen), ImageArrays.rows(answers, classes, chosen));
            };
            try (Training training = new ClassifierTraining(
                    engine,
                    network,
                    source,
                    (student, wanted) -> Losses.distillation(student, wanted, 1),
                    plan.schedule(),
                    plan.schedule().epochs() * batches.perEpoch())) {
                new TrainingLoop(engine, part(position, all), all - position - 1).run(plan.name(), training, state);
            }
            Models.writeWeights(folder, plan.name(), network);
            Models.writeCard(scope, folder, plan.name(), card(target, network, seen, answers, plan));
        }
    }

    /** The progress of one training of several. */
    private Progress part(int position, int all) {
        return Progress.of((what, fraction) -> progress.report(what, (position + fraction) / all), progress::cancelled);
    }

    private ModelCard card(Classifier target, NativeNetwork network, Images seen, float[] answers, Plan plan) {
        int classes = target.card().classes().size();
        int[] kept = positions(seen.count(), true);
        Evaluation evaluation = new Evaluation(engine);
        Images unseen = seen.select(kept);
        int features = evaluation.outputs(network, unseen.select(new int[] {0}), 0).length;
        int[] own = arguments(evaluation.outputs(network, unseen, 1), classes);
        int[] wanted = arguments(ImageArrays.rows(answers, classes, kept), classes);
        int equal = 0;
        for (int i = 0; i < own.length; i++) {
            equal += own[i] == wanted[i] ? 1 : 0;
        }
        return ModelCard.named(
                        "Student (%s) of %s"
                                .formatted(
                                        plan.schedule().architecture(),
                                        target.card().name()),
                        ModelKind.CLASSIFIER)
                .format(ModelFormat.NATIVE)
                .architecture(plan.schedule().architecture())
                .weights(plan.name() + ".safetensors")
                .channels(seen.channels())
                .height(seen.height())
                .width(seen.width())
                .classes(target.card().classes())
                .outputs(Outputs.FEATURES_AND_LOGITS)
                .features(features)
                .provenance(new Provenance(
                        "Inversight, distil",
                        "the answers of %s to %s, without labels"
                                .formatted(target.card().name(), plan.source()),
                        "nine of ten images",
                        plan.command(),
                        plan.seed(),
                        "that of the target and of the images",
                        List.of(
                                "A small network from random weights, where the release distils EfficientNets that ImageNet has trained.",
                                "Training: "
                                        + plan.schedule()
                                                .describe("the divergence from the target's softmax, temperature 1")
                                        + ", where the release takes 20 epochs.")))
                .measurements(List.of(new Measurement(
                        "agreement with the target",
                        (double) equal / own.length,
                        own.length,
                        "images that were kept out of the training")))
                .build();
    }

    /** The target's logits for all images, a row each. */
    private float[] answers(Classifier target, Images open) {
        int classes = target.card().classes().size();
        float[] all = new float[open.count() * classes];
        Autograd.record(false);
        for (int from = 0; from < open.count(); from += TEACHER_BATCH) {
            progress.check();
            int size = Math.min(TEACHER_BATCH, open.count() - from);
            int[] rows = java.util.stream.IntStream.range(from, from + size).toArray();
            try (NDManager scope = engine.scope()) {
                NDArray logits = target.classify(ImageArrays.array(scope, open.select(rows)))
                        .logits();
                float[] values = logits.toFloatArray();
                System.arraycopy(values, 0, all, from * classes, values.length);
            }
            progress.report("asking %s".formatted(target.card().name()), (double) (from + size) / open.count());
        }
        return all;
    }

    private static int[] positions(int count, boolean kept) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if ((i % KEPT_OUT == 1) == kept) {
                chosen.add(i);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] arguments(float[] rows, int classes) {
        int[] best = new int[rows.length / classes];
        for (int i = 0; i < best.length; i++) {
            for (int k = 1; k < classes; k++) {
                if (rows[i * classes + k] > rows[i * classes + best[i]]) {
                    best[i] = k;
                }
            }
        }
        return best;
    }
}
