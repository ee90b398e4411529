package org.inversight.blind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;

/** What a deck is made from: the images of a run and real ones of its classes, all in one form. */
public final class Stock {

    /** Private images that a class needs: those beside a question, and one that may be shown. */
    private static final int FEWEST = Question.FOUR + 1;

    private final Images reconstructions;
    private final List<Verdict> verdicts;
    private final LabelledImages pool;
    private final LabelledImages heldOut;
    private final IntFunction<List<Integer>> similar;
    private final List<Integer> classes;
    private final Set<Integer> before;

    /**
     * Brings all images to the smaller size and the fewer channels, and their values into [0, 1].
     *
     * @param reconstructions of the run
     * @param verdicts one per reconstruction
     * @param pool private images, labelled with classes of the target
     * @param heldOut real images of the same classes that no model learnt from; none where there are none
     * @param similar the other classes, the most similar first; none where nobody can say
     * @param before reconstructions whose truth the viewer knows from an earlier deck; they are in no question
     */
    public Stock(
            Images reconstructions,
            List<Verdict> verdicts,
            LabelledImages pool,
            LabelledImages heldOut,
            IntFunction<List<Integer>> similar,
            Set<Integer> before) {
        Images real = pool.images();
        int height = Math.min(reconstructions.height(), real.height());
        int width = Math.min(reconstructions.width(), real.width());
        int channels = Math.min(reconstructions.channels(), real.channels());
        this.reconstructions = form(reconstructions, height, width, channels);
        this.verdicts = List.copyOf(verdicts);
        this.pool = new LabelledImages(form(real, height, width, channels), pool.labels());
        this.heldOut = new LabelledImages(form(heldOut.images(), height, width, channels), heldOut.labels());
        this.similar = similar;
        this.before = Set.copyOf(before);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int label : pool.labels()) {
            counts.merge(label, 1, Integer::sum);
        }
        this.classes = counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Images form(Images images, int height, int width, int channels) {
        Images sized = images.withChannels(channels).resized(height, width);
        float[] clamped = new float[sized.pixels().length];
        for (int i = 0; i < clamped.length; i++) {
            float value = sized.pixels()[i];
            clamped[i] = value > 0 ? Math.min(value, 1) : 0; // NaN is black, as it is shown
        }
        return new Images(sized.count(), channels, height, width, clamped);
    }

    /** {@return the classes with private images enough} */
    List<Integer> classes() {
        return classes;
    }

    /** {@return the classes among them that the run attacks} */
    List<Integer> attacked() {
        Set<Integer> all = new LinkedHashSet<>();
        verdicts.forEach(verdict -> all.add(verdict.classIndex()));
        return all.stream().filter(classes::contains).toList();
    }

    /** What the run's evaluators make of a reconstruction together. */
    enum Standing {
        /** Somebody takes it for its class, and it is no false positive. */
        CLEAR,
        /** Nobody takes it for its class, as noise before the first step: whether it shows it, nobody can say. */
        UNKNOWN,
        /** The target takes it for its class, and no evaluator does. */
        FALSE,
        /** The evaluator with a reject class calls it a false positive, and another one takes it. */
        DISPUTED
    }

    /** {@return positions of the reconstructions of such classes of which this is so} */
    List<Integer> made(Standing standing) {
        return made().stream()
                .filter(i -> standing(verdicts.get(i)) == standing)
                .toList();
    }

    /** {@return positions of all reconstructions of such classes that the viewer has not seen before} */
    List<Integer> made() {
        return IntStream.range(0, verdicts.size())
                .filter(i -> classes.contains(attacked(i)) && !before.contains(i))
                .boxed()
                .toList();
    }

    /** {@return the class that a reconstruction was made for} */
    int attacked(int image) {
        return verdicts.get(image).classIndex();
    }

    private static Standing standing(Verdict verdict) {
        boolean target = verdict.target().accepts();
        boolean others = verdict.evaluators().stream().anyMatch(Prediction::accepts);
        if (!target && !others) {
            return Standing.UNKNOWN;
        }
        boolean alone = !others && !verdict.evaluators().isEmpty();
        return alone ? Standing.FALSE : verdict.falsePositive() ? Standing.DISPUTED : Standing.CLEAR;
    }

    /** {@return all other classes with images enough, the most similar first where somebody can say} */
    List<Integer> others(int classIndex) {
        Set<Integer> all = new LinkedHashSet<>(similar.apply(classIndex));
        all.retainAll(classes);
        all.addAll(classes);
        all.remove(classIndex);
        return new ArrayList<>(all);
    }

    /** {@return whether somebody can say how similar classes are to this one} */
    boolean ordered(int classIndex) {
        return !similar.apply(classIndex).isEmpty();
    }

    Images reconstruction(int image) {
        return reconstructions.select(new int[] {image});
    }

    /** {@return positions of the private images of a class} */
    int[] own(int classIndex) {
        return pool.positions(label -> label == classIndex);
    }

    /** {@return positions of the held-out images of a class; none where there are none} */
    int[] heldOut(int classIndex) {
        return heldOut.positions(label -> label == classIndex);
    }

    Images pool(int... positions) {
        return pool.images().select(positions);
    }

    Images heldOutImage(int position) {
        return heldOut.images().select(new int[] {position});
    }

    /** {@return how many reconstructions the viewer has seen before} */
    int seenBefore() {
        return before.size();
    }

    /** {@return whether real images that are shown are ones that no model learnt from} */
    public boolean holdsOut() {
        return heldOut.labels().length > 0;
    }
}
