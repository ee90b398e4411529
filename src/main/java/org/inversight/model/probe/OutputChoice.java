package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.inversight.engine.Weight;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelException;
import org.inversight.model.Readout;
import org.jspecify.annotations.Nullable;

/**
 * Which of a network's outputs is the class scores, and which the penultimate features. Evidence, in this order: what
 * somebody says, names, the shape of the last layer ({@code K x d}: K scores of d features).
 *
 * @param scores the class scores
 * @param features null where there are none
 * @param open names that may be the class scores, the chosen first; empty where it is certain
 */
record OutputChoice(Trials.Out scores, Trials.@Nullable Out features, List<String> open) {

    private static final Pattern SCORES = Pattern.compile(
            "(?i)((class(es)?|cls|main|final)_?)?(logits?|scores?|preds?|predictions?|probs?|probabilit(y|ies)|out(puts?)?|y(_?(hat|pred))?)|class(es)?|cls|classification|main|log_?(probs?|probabilities|softmax)|softmax");
    private static final Pattern FEATURES =
            Pattern.compile("(?i).*(feat|embed|penultimate|hidden|pooled|represent|backbone|bottleneck).*|emb|h|z");
    private static final Pattern AUXILIARY = Pattern.compile("(?i).*aux.*");

    /**
     * @param outs of a batch of {@link Trials#BATCH}
     * @param said options on the outputs
     * @throws ModelException if an output is named that is not there
     */
    static OutputChoice of(Subject subject, List<Trials.Out> outs, CardOptions said, String option)
            throws ModelException {
        List<Trials.Out> rows = outs.stream().filter(ImageSearch::usable).toList();
        List<Weight> weights = subject.weights();
        List<String> open = new ArrayList<>();
        Trials.Out scores = said.scoresOutput() != null
                ? named(subject, outs, said.scoresOutput(), option + "-output")
                : scores(rows, weights, open);
        Trials.Out features = null;
        if (said.featuresOutput() == null) {
            features = features(outs, scores, weights);
        } else if (!said.featuresOutput().equals(CardOptions.NO_FEATURES)) {
            features = named(subject, outs, said.featuresOutput(), option + "-features");
        }
        return new OutputChoice(scores, features, List.copyOf(open));
    }

    private static Trials.Out named(Subject subject, List<Trials.Out> outs, String name, String option)
            throws ModelException {
        for (int i = 0; i < outs.size(); i++) {
            if (outs.get(i).name().equals(name) || Integer.toString(i).equals(name)) {
                return outs.get(i);
            }
        }
        throw new ModelException("%s has no output \"%s\"; %s takes one of %s."
                .formatted(
                        subject.file(),
                        name,
                        option,
                        String.join(", ", outs.stream().map(Trials.Out::name).toList())));
    }

    private static Trials.Out scores(List<Trials.Out> rows, List<Weight> weights, List<String> open) {
        List<Trials.Out> main =
                rows.stream().filter(out -> !matches(AUXILIARY, out)).toList();
        List<Trials.Out> left = main.isEmpty() ? rows : main;
        List<Trials.Out> called =
                left.stream().filter(out -> matches(SCORES, out)).toList();
        if (left.size() == 1 || called.size() == 1) {
            return called.size() == 1 ? called.getFirst() : left.getFirst();
        }
        List<Trials.Out> unlikeFeatures =
                left.stream().filter(out -> !matches(FEATURES, out)).toList();
        if (unlikeFeatures.size() == 1) {
            return unlikeFeatures.getFirst();
        }
        List<Trials.Out> last =
                left.stream().filter(out -> headOf(out, left, weights) != null).toList();
        if (last.size() == 1) {
            return last.getFirst();
        }
        List<Trials.Out> candidates = last.isEmpty() ? left : last;
        boolean alike = candidates.stream().map(OutputChoice::length).distinct().count() == 1;
        // (scores, auxiliary scores) as torchvision has it, (features, scores) as this program does
        Trials.Out chosen = alike ? candidates.getFirst() : candidates.getLast();
        open.add(chosen.name());
        left.stream().map(Trials.Out::name).filter(n -> !open.contains(n)).forEach(open::add);
        return chosen;
    }

    /** The layer that makes these scores of one of the other outputs; null where none is seen. */
    private static @Nullable Weight headOf(Trials.Out scores, List<Trials.Out> outs, List<Weight> weights) {
        Weight head = null;
        for (Weight weight : weights) {
            for (Trials.Out other : outs) {
                head = other != scores && joins(weight.shape(), length(scores), length(other)) ? weight : head;
            }
        }
        return head;
    }

    /** Whether a layer's weights make {@code to} numbers of {@code from}. */
    private static boolean joins(Shape shape, long to, long from) {
        return (shape.dimension() == 2 || shape.dimension() == 4 && shape.get(2) == 1 && shape.get(3) == 1)
                && shape.get(0) == to
                && shape.get(1) == from;
    }

    private static Trials.@Nullable Out features(List<Trials.Out> outs, Trials.Out scores, List<Weight> weights) {
        long classes = length(scores);
        Trials.Out likely = null;
        for (Trials.Out out : outs) {
            Shape shape = out.shape();
            boolean vector =
                    out != scores && !matches(AUXILIARY, out) && shape.dimension() > 1 && shape.get(0) == Trials.BATCH;
            if (!vector) {
                continue;
            }
            long channels = shape.get(1);
            long all = shape.size() / shape.get(0);
            boolean feeds = weights.stream()
                    .anyMatch(w -> joins(w.shape(), classes, channels) || joins(w.shape(), classes, all));
            if (feeds || matches(FEATURES, out)) {
                return out;
            }
            // a frozen network shows no weights; an output of the scores' length is auxiliary
            if (weights.isEmpty() && ImageSearch.usable(out) && length(out) != classes) {
                likely = out;
            }
        }
        return likely;
    }

    /** Length of the feature vectors: of (n, d, h, w) d, if a layer with so many columns follows. */
    int featureLength(List<Weight> weights) {
        if (features == null) {
            return 0;
        }
        Shape shape = features.shape();
        long all = shape.size() / shape.get(0);
        long classes = length(scores);
        boolean averaged = shape.dimension() == 4
                && shape.get(1) != all
                && weights.stream().noneMatch(w -> joins(w.shape(), classes, all));
        return (int) (averaged ? shape.get(1) : all);
    }

    /** Number of scores per image. */
    static long length(Trials.Out out) {
        return Readout.rows(out.shape()).get(1);
    }

    private static boolean matches(Pattern pattern, Trials.Out out) {
        String name = out.name().substring(out.name().lastIndexOf('.') + 1);
        return pattern.matcher(name).matches();
    }
}
