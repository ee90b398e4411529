package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;

/** Shows labelled private images to classifiers. */
public final class PrivateMeasurement {

    /** Images of a class that are shown at most. */
    static final int PER_CLASS = 20;

    /** Images that are shown at most, so that a large set does not delay the run. */
    static final int MOST = 240;

    private static final int BATCH = 50;

    private PrivateMeasurement() {}

    /**
     * {@return the first few images of each class: {@value #PER_CLASS} at most, {@value #MOST} in all; of more
     * classes than that, as many that lie evenly among them}
     *
     * @param all labelled private images
     */
    public static LabelledImages sample(LabelledImages all) {
        TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < all.labels().length; i++) {
            byClass.computeIfAbsent(all.labels()[i], k -> new ArrayList<>()).add(i);
        }
        List<Integer> chosen = new ArrayList<>();
        List<List<Integer>> classes = List.copyOf(byClass.values());
        int shown = Math.min(classes.size(), MOST);
        for (int round = 0; round < PER_CLASS; round++) {
            for (int k = 0; k < shown; k++) {
                List<Integer> own = classes.get((int) ((long) k * classes.size() / shown));
                if (round < own.size() && chosen.size() < MOST) {
                    chosen.add(own.get(round));
                }
            }
        }
        return all.select(chosen.stream().mapToInt(i -> i).toArray());
    }

    /**
     * {@return how many of the images a classifier names rightly}
     *
     * @param manager owner of what is computed meanwhile
     * @param name of the classifier in sentences
     * @param classifier that is measured
     * @param target whose class indices are the labels
     * @param images to be shown; those of classes that the classifier has not are left out
     */
    public static PrivateAccuracy of(
            NDManager manager, String name, Classifier classifier, ModelCard target, LabelledImages images) {
        Autograd.record(false);
        LabelledImages known = images.ofClasses(k -> Evaluators.matched(target, classifier.card(), k) >= 0);
        int right = 0;
        int classes = Math.max(1, classifier.card().classes().size());
        for (int from = 0; from < known.labels().length; from += BATCH) {
            int to = Math.min(from + BATCH, known.labels().length);
            Images batch = known.images().range(from, to);
            try (NDManager scope = manager.newSubManager()) {
                NDArray logits = classifier
                        .classify(scope.create(
                                batch.pixels(),
                                new Shape(batch.count(), batch.channels(), batch.height(), batch.width())))
                        .logits();
                classes = (int) logits.getShape().get(1);
                long[] predicted = logits.argMax(1).toLongArray();
                for (int i = from; i < to; i++) {
                    int wanted = Evaluators.matched(target, classifier.card(), known.labels()[i]);
                    right += predicted[i - from] == wanted ? 1 : 0;
                }
            }
        }
        return new PrivateAccuracy(name, known.labels().length, right, classes);
    }
}
