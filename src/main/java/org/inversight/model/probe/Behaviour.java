package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.inversight.engine.Autograd;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.engine.Weight;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.Generator;
import org.inversight.model.Guess;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Readout;
import org.inversight.model.ScoreMeaning;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a network of known form does: whether its numbers are finite, whether it is a function of its input,
 * what its scores mean, whether a gradient comes through, and which values its images have.
 */
final class Behaviour {

    private final Subject subject;
    private final CardOptions said;
    private final List<String> found = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Guess> guesses = EnumSet.noneOf(Guess.class);

    /** @param said options in place of the card */
    Behaviour(Subject subject, CardOptions said) {
        this.subject = subject;
        this.said = said;
    }

    /**
     * @param known whether somebody said what its values and scores are, so that what is measured confirms or
     *     contradicts
     * @throws ModelException if it cannot be used
     */
    Measures measure(ModelCard card, boolean known) throws ModelException {
        if (!(subject.network() instanceof TorchScriptNetwork)) {
            return new Measures(card, null, List.of(), List.of(), Set.of());
        }
        subject.progress().report("Measuring what it does", -1);
        if (sometimesFinite(card)) {
            warnings.add(
                    "%s returns NaN or infinite numbers for noise, though not for an empty input; a run may end early."
                            .formatted(subject.file()));
            return new Measures(card, null, List.copyOf(found), List.copyOf(warnings), Set.of());
        }
        ModelCard read = steady(card);
        if (read.kind() == ModelKind.CLASSIFIER) {
            read = scores(read);
        } else if (read.kind() == ModelKind.GENERATOR) {
            read = range(read, ValueRange.of(subject, read), known);
        }
        return new Measures(read, gradient(read), List.copyOf(found), List.copyOf(warnings), Set.copyOf(guesses));
    }

    /** Whether noise gives NaN or infinite numbers, and an input of zeros does not. */
    private boolean sometimesFinite(ModelCard card) {
        Stimuli stimuli = new Stimuli(card);
        return !finite(values(stimuli::usual, out -> main(card, out)))
                && finite(values(stimuli::empty, out -> main(card, out)));
    }

    /** Finite numbers, the same for the same input, whatever else is in the batch. */
    private ModelCard steady(ModelCard card) throws ModelException {
        Stimuli stimuli = new Stimuli(card);
        float[] first = finite(card, stimuli::usual);
        float[] second = finite(card, stimuli::usual);
        // a network that was looked at before may hold its noise already; a batch of another size draws other numbers
        boolean held = subject.network() instanceof TorchScriptNetwork script && script.noiseFixed();
        if (held || Steadiness.fresh(first, second)) {
            fixNoise(card, stimuli);
            return card;
        }
        float[] alone = finite(card, scope -> stimuli.usual(scope).get("0:1"));
        float[] among = Arrays.copyOf(first, alone.length);
        if (Steadiness.social(among, alone, subject)
                && !(Steadiness.nearly(among, alone) && rawGradient(card, stimuli) != null)) {
            throw new ModelException(
                    "%s gives another answer when other inputs are in the batch than when there is one alone, as batch normalisation in training mode does; call .eval() before the export."
                            .formatted(subject.file()));
        }
        return card;
    }

    /** Quantisation rounds by the largest number of a batch, and lets no gradient through. */
    private @Nullable String rawGradient(ModelCard card, Stimuli stimuli) {
        return GradientMeasure.fault(subject, List.of(stimuli::usual), out -> main(card, out));
    }

    /** A generator may draw noise, which can be held; an answer that is drawn is none. */
    private void fixNoise(ModelCard card, Stimuli stimuli) throws ModelException {
        if (card.kind() != ModelKind.GENERATOR) {
            throw new ModelException(
                    "%s gives another answer to the same input each time, as dropout in training mode does; call .eval() before the export, and draw no random numbers in forward."
                            .formatted(subject.file()));
        }
        if (subject.network() instanceof TorchScriptNetwork script) {
            script.fixNoise();
        }
        if (Steadiness.fresh(finite(card, stimuli::usual), finite(card, stimuli::usual))) {
            throw new ModelException(
                    "%s makes other images of the same latents each time; export it without random numbers in forward."
                            .formatted(subject.file()));
        }
        String sentence =
                "It draws noise of its own in each pass; the same numbers are drawn each time, so that a run can be repeated.";
        found.add(sentence);
        warnings.add("%s: %s".formatted(subject.file(), sentence));
    }

    /** Of what it returns for this input the part that the card names, all of it finite. */
    private float[] finite(ModelCard card, Function<NDManager, NDArray> input) throws ModelException {
        float[] values = values(input, out -> main(card, out));
        float[] features = card.outputs() == Outputs.FEATURES_AND_LOGITS
                ? values(input, out -> new Readout(card).features(out))
                : new float[0];
        if (finite(values) && finite(features)) {
            return values;
        }
        String weight = subject.network() instanceof TorchScriptNetwork script ? script.notFinite() : null;
        throw new ModelException(
                "%s returns NaN or infinite numbers for ordinary input%s; export it again, or download it again."
                        .formatted(
                                subject.file(),
                                weight == null ? "" : ", and its parameter %s holds such".formatted(weight)));
    }

    private static NDArray main(ModelCard card, NDList out) {
        return card.kind() == ModelKind.GENERATOR ? Generator.image(out, card) : new Readout(card).scores(out);
    }

    private float[] values(Function<NDManager, NDArray> input, Function<NDList, @Nullable NDArray> part) {
        subject.progress().check();
        try (Autograd.Mode mode = Autograd.mode(false);
                NDManager scope = subject.manager().newSubManager()) {
            NDArray array = part.apply(subject.network().forward(input.apply(scope)));
            return array == null ? new float[0] : array.toFloatArray();
        }
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private ModelCard scores(ModelCard card) throws ModelException {
        Stimuli stimuli = new Stimuli(card);
        ScoreMeasure measure = new ScoreMeasure();
        List<Function<NDManager, NDArray>> inputs = List.of(stimuli::usual, stimuli::normal, stimuli::loud);
        int length = 0;
        for (Function<NDManager, NDArray> input : inputs) {
            float[] values = values(input, out -> new Readout(card).scores(out));
            length = values.length / stimuli.batch();
            if (finite(values)) {
                measure.add(values, length);
            }
        }
        if (card.outputs() == Outputs.LABELS) {
            return card.withClasses(classes(card, (int) measure.largest()));
        }
        if (card.scores() == null && length == 1 && measure.labels()) {
            return labels(card, (int) measure.largest());
        }
        return meaning(card, measure, length == 1);
    }

    private ModelCard labels(ModelCard card, int largest) throws ModelException {
        found.add("It returns class indices and nothing else.");
        return card.with()
                .outputs(Outputs.LABELS)
                .features(0)
                .scores(null)
                .featuresOutput(null)
                .classes(classes(card, largest))
                .access(Access.LABELS)
                .build();
    }

    /**
     * The classes of a network that returns labels: those that its card names, or as many as its last layer has, or as
     * many as were seen.
     *
     * @param largest label that was seen
     * @throws ModelException if that is none of those that the card names
     */
    private List<String> classes(ModelCard card, int largest) throws ModelException {
        List<String> named = card.classes();
        // one number that nothing was said of counts as two classes
        boolean stated = card.outputs() == Outputs.LABELS ? !named.isEmpty() : !card.numbered();
        if (stated && largest >= named.size()) {
            throw new ModelException(
                    "%s returns the label %d, and its card names %d classes, 0 to %d; name all of its classes in the card."
                            .formatted(subject.file(), largest, named.size(), named.size() - 1));
        }
        if (stated) {
            return named;
        }
        int rows = lastLayer(subject.weights());
        if (rows > Math.max(1, largest)) {
            found.add("Its last layer has %d classes.".formatted(rows));
            return ModelProbe.numbered(rows);
        }
        int count = Math.max(2, largest + 1);
        String sentence = "the largest label that it returned for noise is %d, so it has %d classes or more"
                .formatted(largest, count);
        found.add(upper(sentence) + ".");
        warnings.add("%s: %s; %d is a guess, name all of them as \"classes\" in its card."
                .formatted(subject.file(), sentence, count));
        guesses.add(Guess.CLASSES);
        return ModelProbe.numbered(count);
    }

    /** How many numbers the last layer gives; 0 where no dense layer or 1 x 1 convolution is the last. */
    private static int lastLayer(List<Weight> weights) {
        List<Shape> layers = weights.stream()
                .map(Weight::shape)
                .filter(s -> s.dimension() > 1)
                .toList();
        if (layers.isEmpty()) {
            return 0;
        }
        Shape last = layers.getLast();
        boolean dense = last.dimension() == 2 || last.size() == last.get(0) * last.get(1);
        return dense ? (int) last.get(0) : 0;
    }

    private ModelCard meaning(ModelCard card, ScoreMeasure measure, boolean one) {
        ScoreMeaning measured = measure.meaning();
        ScoreMeaning told = said.scores() == null ? card.scores() : said.scores();
        if (told == null) {
            if (measured == ScoreMeaning.LOGITS) {
                if (measure.oneNeverPositive()) {
                    mayBeLogarithm();
                }
                return card;
            }
            String done = ScoreMeasure.done(measured);
            String sentence =
                    ScoreMeasure.seen(measured, one) + (done == null ? ", which serve as logits" : "; " + done);
            found.add("Class scores: " + sentence + ".");
            warnings.add("%s: %s; say otherwise with %s-scores, or \"scores\" in its card."
                    .formatted(subject.file(), sentence, subject.option()));
            return with(card, measured);
        }
        boolean possible = told == measured
                || measured == ScoreMeaning.LOGITS && told == ScoreMeaning.SIGMOIDS
                || told == ScoreMeaning.LOG_PROBABILITIES && measure.oneNeverPositive();
        if (!possible) {
            warnings.add("%s: its scores are said to be %s, and %s; correct %s-scores, or \"scores\" in its card."
                    .formatted(subject.file(), told, ScoreMeasure.seen(measured, one), subject.option()));
        }
        return with(card, told);
    }

    /** Nothing that is measured tells whether it is one. */
    private void mayBeLogarithm() {
        String sentence =
                "its one number is never positive, as the logarithm of a probability is, and is taken for a logit";
        found.add(upper(sentence) + ".");
        warnings.add(
                "%s: %s, which is a guess; say otherwise with %s-scores log-probabilities, or \"scores\" in its card."
                        .formatted(subject.file(), sentence, subject.option()));
        guesses.add(Guess.SCORES);
    }

    private static ModelCard with(ModelCard card, ScoreMeaning meaning) {
        return card.withScores(meaning);
    }

    private ModelCard range(ModelCard card, ValueRange range, boolean known) throws ModelException {
        if (!range.finite()) {
            String sentence = "%s returns NaN or infinite numbers for some of %d latents"
                    .formatted(subject.file(), range.images());
            if (!known) {
                throw new ModelException(
                        "%s, so the values of its images cannot be measured; export it again, or say them with %s-range."
                                .formatted(sentence, subject.option()));
            }
            warnings.add(sentence + "; a run may end early.");
            return card;
        }
        found.add(upper(range.sentence()) + ".");
        if (known) {
            if (!range.within(card.range())) {
                warnings.add("%s: %s, and its range is said to be %s; correct %s-range, or \"range\" in its card."
                        .formatted(subject.file(), range.sentence(), card.range(), subject.option()));
            }
            return card;
        }
        if (!range.usual()) {
            guesses.add(Guess.RANGE);
            warnings.add(
                    "%s: %s, which is no usual range ([0, 1], [-1, 1], [0, 255]); %s is a guess, say another with %s-range."
                            .formatted(subject.file(), range.sentence(), range.range(), subject.option()));
        }
        return card.withRange(range.range());
    }

    private static String upper(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private @Nullable String gradient(ModelCard card) {
        boolean attacked =
                !card.kind().evaluator() && card.access() == Access.WEIGHTS && card.outputs() != Outputs.LABELS;
        if (!attacked) {
            return null;
        }
        Stimuli stimuli = new Stimuli(card);
        Readout readout = new Readout(card);
        String fault =
                GradientMeasure.fault(subject, List.of(stimuli::usual, stimuli::normal), out -> switch (card.kind()) {
                    case GENERATOR -> Generator.image(out, card);
                    case CRITIC -> readout.scores(out);
                    default -> readout.logits(out);
                });
        if (fault != null) {
            found.add("No gradient comes through it: %s; attacks by queries remain.".formatted(fault));
        }
        return fault;
    }
}
