package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.inversight.engine.Autograd;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.Generator;
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
            return new Measures(card, null, List.of(), List.of(), false);
        }
        subject.progress().report("Measuring what it does", -1);
        if (sometimesFinite(card)) {
            warnings.add(
                    "%s returns NaN or infinite numbers for noise, though not for an empty input; a run may end early."
                            .formatted(subject.file()));
            return new Measures(card, null, List.copyOf(found), List.copyOf(warnings), false);
        }
        ModelCard read = steady(card);
        boolean openRange = false;
        if (read.kind() == ModelKind.CLASSIFIER) {
            read = scores(read);
        } else if (read.kind() == ModelKind.GENERATOR) {
            ValueRange range = ValueRange.of(subject, read);
            openRange = !known && !range.usual();
            read = range(read, range, known);
        }
        return new Measures(read, gradient(read), List.copyOf(found), List.copyOf(warnings), openRange);
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
        if (Steadiness.fresh(first, second)) {
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

    private ModelCard scores(ModelCard card) {
        if (card.outputs() == Outputs.LABELS) {
            return card;
        }
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
        if (card.scores() == null && length == 1 && measure.labels()) {
            return labels(card, (int) measure.largest());
        }
        return meaning(card, measure.meaning(), length == 1);
    }

    private ModelCard labels(ModelCard card, int largest) {
        found.add("It returns class indices and nothing else.");
        List<String> classes = largest < card.classes().size() ? card.classes() : ModelProbe.numbered(largest + 1);
        return card.with()
                .outputs(Outputs.LABELS)
                .features(0)
                .scores(null)
                .featuresOutput(null)
                .classes(classes)
                .access(Access.LABELS)
                .build();
    }

    private ModelCard meaning(ModelCard card, ScoreMeaning measured, boolean one) {
        ScoreMeaning told = said.scores() == null ? card.scores() : said.scores();
        if (told == null) {
            if (measured == ScoreMeaning.LOGITS) {
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
        if (told != measured && (measured != ScoreMeaning.LOGITS || told != ScoreMeaning.SIGMOIDS)) {
            warnings.add("%s: its scores are said to be %s, and %s; correct %s-scores, or \"scores\" in its card."
                    .formatted(subject.file(), told, ScoreMeasure.seen(measured, one), subject.option()));
        }
        return with(card, told);
    }

    private static ModelCard with(ModelCard card, ScoreMeaning meaning) {
        return card.withScores(meaning);
    }

    private ModelCard range(ModelCard card, ValueRange range, boolean known) {
        found.add(upper(range.sentence()) + ".");
        if (known) {
            if (!range.within(card.range())) {
                warnings.add("%s: %s, and its range is said to be %s; correct %s-range, or \"range\" in its card."
                        .formatted(subject.file(), range.sentence(), card.range(), subject.option()));
            }
            return card;
        }
        if (!range.usual()) {
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
