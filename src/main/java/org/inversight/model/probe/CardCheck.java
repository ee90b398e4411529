package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Readout;
import org.jspecify.annotations.Nullable;

/** Compares every claim of a card with what comes out. */
record CardCheck(Subject subject, Trials trials) {

    /**
     * @return the card; where a classifier's names no classes, as many numbers as it gives scores are their names
     * @throws ModelException if a claim does not hold
     */
    ModelCard check(ModelCard card) throws ModelException {
        boolean generator = card.kind() == ModelKind.GENERATOR;
        for (int batch : new int[] {1, Trials.BATCH}) {
            String expectation = generator
                    ? "latent vectors of " + card.inputLength()
                    : "images of %d x %d x %d".formatted(card.channels(), card.height(), card.width());
            Trials.Trial trial = trials.run(input(card, batch));
            if (trial.fault() != null) {
                throw new ModelException(
                        "%s does not run on %s, as its card says (libtorch: %s); correct the card, or remove it to have the file examined."
                                .formatted(
                                        subject.file(),
                                        expectation,
                                        trial.fault().quoted()));
            }
            String wrong = wrong(card, trial.outs(), batch);
            if (wrong != null && batch == 1) {
                refuseSqueeze(card, trial);
            }
            if (wrong != null) {
                throw new ModelException(
                        "%s does not give what its card says: it was given %s and returned %s; correct the card."
                                .formatted(subject.file(), expectation, wrong));
            }
        }
        return card.kind() == ModelKind.CLASSIFIER && card.classes().isEmpty() && card.outputs() != Outputs.LABELS
                ? card.withClasses(ModelProbe.numbered(scores(card)))
                : card;
    }

    private static Shape input(ModelCard card, int batch) {
        return card.kind() == ModelKind.GENERATOR
                ? new Shape(batch, card.inputLength())
                : new Shape(batch, card.channels(), card.height(), card.width());
    }

    /** What is right for several and wrong for one has lost the batch on its way. */
    private void refuseSqueeze(ModelCard card, Trials.Trial one) throws ModelException {
        Trials.Trial several = trials.run(input(card, Trials.BATCH));
        if (several.ran() && wrong(card, several.outs(), Trials.BATCH) == null) {
            throw new ModelException(
                    "%s returns %s for a batch of %d and %s for a batch of 1, so its squeeze drops the batch; use flatten(1) in place of squeeze(), or leave it out, and export it again."
                            .formatted(
                                    subject.file(),
                                    ImageSearch.shapes(several),
                                    Trials.BATCH,
                                    ImageSearch.shapes(one)));
        }
    }

    /** How many classes a checked classifier has; one number is two classes. */
    private int scores(ModelCard card) throws ModelException {
        List<Trials.Out> outs = trials.run(input(card, Trials.BATCH)).outs();
        Trials.Out scores = Objects.requireNonNull(named(outs, card.scoresOutput(), outs.size() - 1));
        int length = (int) OutputChoice.length(scores);
        return length == 1 ? 2 : length;
    }

    private static @Nullable String wrong(ModelCard card, List<Trials.Out> outs, int batch) {
        Trials.Out scores = named(outs, card.scoresOutput(), outs.size() - 1);
        Trials.Out features = named(outs, card.featuresOutput(), 0);
        String shapes = String.join(
                " and ", outs.stream().map(o -> o.shape().toString()).toList());
        if (scores == null || features == null) {
            return "the outputs "
                    + String.join(", ", outs.stream().map(Trials.Out::name).toList());
        }
        if (scores.shape().dimension() == 0 || outs.stream().noneMatch(o -> first(o.shape()) == batch)) {
            return "%s for a batch of %d".formatted(shapes, batch);
        }
        Shape rows = Readout.rows(scores.shape());
        boolean fits = switch (card.outputs()) {
            case IMAGE -> outs.stream().anyMatch(o -> o.shape().equals(image(card, batch)));
            case SCORE, LABELS -> rows.equals(new Shape(batch, 1));
            case EMBEDDING -> rows.equals(new Shape(batch, card.features()));
            case LOGITS -> fitsClasses(card, rows, batch);
            case FEATURES_AND_LOGITS ->
                outs.size() > 1 && fitsClasses(card, rows, batch) && fitsFeatures(card, features.shape(), batch);
        };
        return fits ? null : shapes;
    }

    private static long first(Shape shape) {
        return shape.dimension() == 0 ? -1 : shape.get(0);
    }

    private static Shape image(ModelCard card, int batch) {
        return new Shape(batch, card.channels(), card.height(), card.width());
    }

    private static boolean fitsFeatures(ModelCard card, Shape shape, int batch) {
        if (shape.dimension() < 2 || shape.get(0) != batch) {
            return false;
        }
        long all = shape.size() / batch;
        return card.features() == 0
                ? Readout.rows(shape).dimension() == 2
                : all == card.features() || shape.dimension() == 4 && shape.get(1) == card.features();
    }

    private static boolean fitsClasses(ModelCard card, Shape rows, int batch) {
        if (rows.dimension() != 2 || rows.get(0) != batch) {
            return false;
        }
        if (card.kind() == ModelKind.ATTRIBUTES) {
            return card.outputLength() == rows.get(1);
        }
        int classes = card.classes().size();
        return classes == 0 || classes == rows.get(1) || classes == 2 && rows.get(1) == 1;
    }

    private static Trials.@Nullable Out named(List<Trials.Out> outs, @Nullable String name, int otherwise) {
        if (name == null) {
            return outs.get(otherwise);
        }
        for (int i = 0; i < outs.size(); i++) {
            if (outs.get(i).name().equals(name) || Integer.toString(i).equals(name)) {
                return outs.get(i);
            }
        }
        return null;
    }
}
