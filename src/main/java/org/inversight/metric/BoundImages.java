package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;
import org.inversight.model.Verifier;
import org.inversight.train.Strangers;
import org.jspecify.annotations.Nullable;

/**
 * The images that ceilings and floors are measured on.
 *
 * @param held where the genuine ones are from; null without private images
 * @param genuine of the attacked classes, class-major, as many of each as the run has, or as there are; null where a
 *     class has none
 * @param random unselected images of the run's generator, labelled with the attacked classes, as many as the run has; a
 *     generator that takes a class is told that one; null without a generator
 */
public record BoundImages(
        @Nullable HeldOut held,
        @Nullable LabelledImages genuine,
        @Nullable LabelledImages random) {

    private static final long STREAM = 0x666c6f6f72L;

    private static final int BATCH = 50;

    /** More of a person are not drawn. */
    private static final int MOST = 20;

    /**
     * Draws, splits and generates them.
     *
     * @param manager owner of what is computed meanwhile
     * @param pool private images, labelled with classes of the target; null for none
     * @param target whose classes are attacked
     * @param generator of the run; null for none
     * @param targets attacked classes
     * @param restarts images of each
     * @param seed of the random images
     */
    public static BoundImages of(
            NDManager manager,
            @Nullable LabelledImages pool,
            ModelCard target,
            @Nullable Generator generator,
            List<Integer> targets,
            int restarts,
            long seed) {
        HeldOut held = pool == null ? null : HeldOut.of(pool, target.classes(), Math.min(restarts, MOST));
        return new BoundImages(
                held,
                held == null ? null : genuine(held.images(), targets, restarts),
                generator == null ? null : random(manager, generator, targets, restarts, seed));
    }

    /** The first few of each class, as many of each; null where one has none. */
    static @Nullable LabelledImages genuine(LabelledImages images, List<Integer> targets, int restarts) {
        List<int[]> own =
                targets.stream().map(k -> images.positions(l -> l == k)).toList();
        int each = own.stream().mapToInt(p -> p.length).min().orElse(0);
        return each == 0
                ? null
                : images.select(own.stream()
                        .flatMapToInt(p -> Arrays.stream(p).limit(Math.min(each, restarts)))
                        .toArray());
    }

    private static LabelledImages random(
            NDManager manager, Generator generator, List<Integer> targets, int restarts, long seed) {
        Autograd.record(false);
        int count = targets.size() * restarts;
        int[] labels =
                IntStream.range(0, count).map(i -> targets.get(i / restarts)).toArray();
        float[] pixels = new float[0];
        Shape shape = new Shape();
        for (int from = 0; from < count; from += BATCH) {
            int n = Math.min(BATCH, count - from);
            try (NDManager scope = manager.newSubManager()) {
                NDArray made = generator
                        .generate(Generator.inputOf(
                                scope,
                                generator.card(),
                                Arrays.copyOfRange(labels, from, from + n),
                                seed,
                                STREAM,
                                from))
                        .clip(0, 1);
                shape = made.getShape();
                float[] values = made.toFloatArray();
                int stride = values.length / n;
                pixels = pixels.length == 0 ? new float[count * stride] : pixels;
                System.arraycopy(values, 0, pixels, from * stride, values.length);
            }
        }
        return new LabelledImages(
                new Images(count, (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), pixels), labels);
    }

    /**
     * {@return what everybody says of these images, and what chance would}
     *
     * @param manager owner of what is computed meanwhile
     * @param target the attacked classifier
     * @param evaluators trained apart from it
     * @param targets attacked classes
     * @param recognition evaluators of people
     */
    public Bounds bounds(
            NDManager manager,
            Classifier target,
            List<Classifier> evaluators,
            List<Integer> targets,
            Recognition recognition) {
        List<String> names = Evaluators.names(evaluators);
        boolean rejects = evaluators.stream().anyMatch(e -> e.card().rejects());
        List<Verdict> ofGenuine = List.of();
        List<Verdict> ofRandom = List.of();
        Map<Measure, Double> ceilings = new HashMap<>();
        Map<Measure, Double> floors = new HashMap<>();
        LabelledImages real = genuine;
        if (real != null) {
            ofGenuine = verdicts(manager, target, evaluators, targets, compared(manager, recognition), real);
            ceilings.putAll(Shares.of(names, rejects, ofGenuine));
        }
        LabelledImages made = random;
        if (made != null) {
            ofRandom = verdicts(manager, target, evaluators, targets, recognition, made);
            floors.putAll(Shares.of(names, rejects, ofRandom));
        }
        floors.putAll(chance(target.card(), evaluators, recognition.gallery()));
        return new Bounds(ofGenuine, ofRandom, ceilings, floors, about());
    }

    private String about() {
        return held == null || genuine == null
                ? ""
                : held.drawn()
                        ? "Genuine images of the same people, drawn for this: no network of the samples has learnt from them."
                        : "Genuine private images of the same classes, every other one of them; never compared with themselves: distances are to all others, the verifier and sets of images have the other half. But target and evaluators may have learnt from them.";
    }

    private static List<Verdict> verdicts(
            NDManager manager,
            Classifier target,
            List<Classifier> evaluators,
            List<Integer> targets,
            Recognition recognition,
            LabelledImages labelled) {
        Images images = labelled.images();
        int each = images.count() / targets.size();
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(
                    images.pixels(), new Shape(images.count(), images.channels(), images.height(), images.width()));
            return new Evaluators(target, evaluators, targets, each, recognition).evaluate(x);
        }
    }

    /** The same evaluators of people; the gallery has none of the genuine images. */
    private Recognition compared(NDManager manager, Recognition recognition) {
        Verifier verifier = recognition.verifier();
        Gallery gallery = recognition.gallery();
        return held == null || held.drawn() || verifier == null || gallery == null
                ? recognition
                : new Recognition(
                        verifier,
                        gallery.by(manager, verifier, held.gallery()),
                        recognition.reader(),
                        recognition.truth());
    }

    /** In closed form, where there is one. */
    static Map<Measure, Double> chance(ModelCard target, List<Classifier> evaluators, @Nullable Gallery gallery) {
        Map<Measure, Double> chance = new LinkedHashMap<>();
        int classes = target.classes().size();
        if (classes > 0) {
            chance.put(Measure.TARGET, 1.0 / classes);
        }
        List<String> names = Evaluators.names(evaluators);
        for (int e = 0; e < names.size(); e++) {
            int own = evaluators.get(e).card().classes().size();
            int among = own == 0 ? classes : own;
            if (among > 0) {
                chance.put(Measure.evaluator(names.get(e)), 1.0 / among);
                chance.put(Measure.topFive(names.get(e)), Math.min(1, 5.0 / among));
            }
        }
        if (gallery != null) {
            chance.put(Measure.RANK1, 1.0 / gallery.people());
            chance.put(Measure.RANK5, Math.min(1, 5.0 / gallery.people()));
            chance.put(Measure.LINE_UP, 1.0 / LineUp.SIZE);
            Strangers strangers = gallery.strangers();
            if (strangers != null) {
                int places = strangers.document().count() + 1;
                chance.put(Measure.FIRST, 1.0 / places);
                chance.put(Measure.MEDIAN_RANK, (places + 1) / 2.0);
                chance.put(Measure.MEAN_RANK, (places + 1) / 2.0);
            }
        }
        return chance;
    }
}
