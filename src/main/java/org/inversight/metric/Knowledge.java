package org.inversight.metric;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Batches;
import org.inversight.train.ClassifierTraining;
import org.inversight.train.Evaluation;
import org.inversight.train.ImageArrays;
import org.inversight.train.Labelled;
import org.inversight.train.Losses;
import org.inversight.train.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge extraction (after Struppek et al.): what a small network that has learnt from some images alone, with the
 * attacked classes as labels, knows of genuine ones. Where they trained a ResNet-50 of ImageNet, this is four strided
 * convolutions from random weights, always the same, so that it takes seconds; equal images give equal figures.
 */
public final class Knowledge {

    private static final int EPOCHS = 40;
    private static final int MOST_STEPS = 400;
    private static final int BATCH = 16;
    private static final long SEED = 0x6b6e6f77L;
    private static final long WEIGHTS = 1;
    private static final long ORDER = 2;
    private static final long MOVES = 3;

    private Knowledge() {}

    /**
     * {@return the share of genuine images of the learnt classes that are named rightly, 0..1; null for images that are
     * neither grey nor coloured, of fewer than two classes, or of classes without a genuine image}
     *
     * @param engine that computes
     * @param learnt images and their classes
     * @param genuine images of any classes; those of the learnt ones are shown
     */
    public static @Nullable Double of(Engine engine, LabelledImages learnt, LabelledImages genuine) {
        int channels = learnt.images().channels();
        int[] classes = Arrays.stream(learnt.labels()).distinct().sorted().toArray();
        LabelledImages wanted = genuine.ofClasses(k -> Arrays.binarySearch(classes, k) >= 0);
        if (channels != 1 && channels != 3 || classes.length < 2 || wanted.labels().length == 0) {
            return null;
        }
        boolean grey = channels == 1;
        int side = grey ? 32 : 64;
        Schedule schedule = new Schedule(
                (grey ? Architecture.STRIDED4 : Architecture.STRIDED4_64).cardName(),
                EPOCHS,
                0.05,
                0.9,
                true,
                5e-4,
                List.of(0.5, 0.8),
                0.2,
                side / 16);
        LabelledImages own = fit(learnt, channels, side, classes);
        Batches batches = new Batches(own.labels().length, BATCH, SEED, ORDER);
        ClassifierTraining.Source source = i -> {
            LabelledImages chosen = own.select(batches.at(i));
            return new ClassifierTraining.Examples(
                    ImageArrays.moved(chosen.images(), schedule.shift(), Noise.keyed(SEED, MOVES, i)),
                    ImageArrays.oneHot(chosen.labels(), classes.length));
        };
        int steps = Math.min(MOST_STEPS, EPOCHS * batches.perEpoch());
        try (NDManager scope = engine.scope();
                NativeNetwork network = NativeNetwork.random(
                        scope,
                        Architecture.named(schedule.architecture()),
                        classes.length,
                        0,
                        Noise.keyed(SEED, WEIGHTS))) {
            try (ClassifierTraining training =
                    new ClassifierTraining(engine, network, source, Losses::crossEntropy, schedule, steps)) {
                for (int i = 0; i < steps; i++) {
                    training.step(i);
                }
            }
            return new Evaluation(engine).accuracy(network, new Labelled(fit(wanted, channels, side, classes)));
        }
    }

    /** In the network's size, with the positions of the classes as labels. */
    private static LabelledImages fit(LabelledImages set, int channels, int side, int[] classes) {
        Images images = set.images().withChannels(channels).resized(side, side);
        return new LabelledImages(
                images,
                Arrays.stream(set.labels())
                        .map(k -> Arrays.binarySearch(classes, k))
                        .toArray());
    }
}
