package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.Verifier;

/** What one classifier or verifier says of some images, for every class of the target. */
public final class ClassScores {

    /** What the attacked classifier is called among those that are asked. */
    public static final String TARGET = "target";

    private final String name;
    private final float[][] scores;
    private final boolean[][] accepts;
    private final boolean remembers;

    /**
     * @param name of who says it
     * @param scores of each image, by the target's class indices; greater is likelier, NaN for a class that is not known
     * @param accepts whether it takes the image for that class, by the same indices
     * @param remembers whether it compares with the private images themselves, as a verifier does with their mean
     */
    public ClassScores(String name, float[][] scores, boolean[][] accepts, boolean remembers) {
        this.name = name;
        this.scores = scores.clone();
        this.accepts = accepts.clone();
        this.remembers = remembers;
    }

    /**
     * {@return what everybody says: the evaluators in their order, the verifier if it knows the private people, the
     * target last} No two have one name.
     *
     * @param taken names that somebody else has
     * @param scope owns what is computed
     * @param images in [0, 1], all of them looked at in one batch
     * @param target whose class indices count
     * @param evaluators trained apart from it
     * @param recognition has the verifier
     */
    public static List<ClassScores> all(
            NDManager scope,
            Images images,
            Classifier target,
            List<Classifier> evaluators,
            Recognition recognition,
            Set<String> taken) {
        Autograd.record(false);
        NDArray x = scope.create(
                images.pixels(), new Shape(images.count(), images.channels(), images.height(), images.width()));
        float[][] own = Evaluators.logits(target, x);
        int classes = own[0].length;
        Set<String> names = new HashSet<>(taken);
        names.add(TARGET);
        List<ClassScores> all = new ArrayList<>();
        for (int e = 0; e < evaluators.size(); e++) {
            float[][] said = Evaluators.logits(evaluators.get(e), x);
            all.add(named(
                    unique(evaluators.get(e).card().name(), names),
                    said,
                    matches(target.card(), evaluators.get(e).card(), classes)));
        }
        Verifier verifier = recognition.verifier();
        Gallery people = recognition.gallery();
        if (verifier != null && people != null) {
            all.add(verified(unique(verifier.card().name(), names), people, Gallery.rows(verifier.embed(x)), classes));
        }
        int[] same = new int[classes];
        Arrays.setAll(same, k -> k);
        all.add(named(TARGET, own, same));
        return List.copyOf(all);
    }

    /** The name, numbered where somebody has it. */
    private static String unique(String plain, Set<String> taken) {
        String name = plain;
        for (int same = 2; !taken.add(name); same++) {
            name = "%s (%d)".formatted(plain, same);
        }
        return name;
    }

    private static int[] matches(ModelCard target, ModelCard other, int classes) {
        int[] matches = new int[classes];
        Arrays.setAll(matches, k -> Evaluators.matched(target, other, k));
        return matches;
    }

    /**
     * A classifier takes an image for the class that it finds likeliest of all that it knows.
     *
     * @param logits of each of its classes, a row for each image: far from the top all probabilities are 0
     * @param matches its class for each of the target's; -1 where it has none
     */
    static ClassScores named(String name, float[][] logits, int[] matches) {
        float[][] scores = new float[logits.length][matches.length];
        boolean[][] accepts = new boolean[logits.length][matches.length];
        for (int i = 0; i < logits.length; i++) {
            int top = 0;
            for (int k = 1; k < logits[i].length; k++) {
                top = logits[i][k] > logits[i][top] ? k : top;
            }
            for (int k = 0; k < matches.length; k++) {
                int at = matches[k];
                scores[i][k] = at < 0 || at >= logits[i].length ? Float.NaN : logits[i][at];
                accepts[i][k] = at == top;
            }
        }
        return new ClassScores(name, scores, accepts, false);
    }

    /** A verifier takes an image for everybody to whom it is similar enough. */
    private static ClassScores verified(String name, Gallery people, float[][] embedded, int classes) {
        double threshold = people.verification().cosineThreshold();
        float[][] scores = new float[embedded.length][classes];
        boolean[][] accepts = new boolean[embedded.length][classes];
        for (int i = 0; i < embedded.length; i++) {
            float[] cosines = people.cosines(embedded[i]);
            for (int k = 0; k < classes; k++) {
                scores[i][k] = k < cosines.length ? cosines[k] : Float.NaN;
                accepts[i][k] = scores[i][k] >= threshold;
            }
        }
        return new ClassScores(name, scores, accepts, true);
    }

    /** {@return whether it compares with the private images themselves} */
    public boolean remembers() {
        return remembers;
    }

    /** {@return who says it} */
    public String name() {
        return name;
    }

    /**
     * {@return whether it takes an image for a class}
     *
     * @param image position among those that were shown
     * @param classIndex of the target
     */
    public boolean accepts(int image, int classIndex) {
        return accepts[image][classIndex];
    }

    /**
     * {@return whether it knows a class at all}
     *
     * @param image position among those that were shown
     * @param classIndex index of the target
     */
    public boolean knows(int image, int classIndex) {
        return !Float.isNaN(scores[image][classIndex]);
    }

    /**
     * {@return the position of the likeliest of some classes; -1 where it knows none of them}
     *
     * @param image position among those that were shown
     * @param classes indices of the target
     */
    public int likeliest(int image, List<Integer> classes) {
        int best = -1;
        for (int i = 0; i < classes.size(); i++) {
            float score = scores[image][classes.get(i)];
            if (!Float.isNaN(score) && (best < 0 || score > scores[image][classes.get(best)])) {
                best = i;
            }
        }
        return best;
    }
}
