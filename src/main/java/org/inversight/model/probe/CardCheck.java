package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelKind;
import org.inversight.model.Readout;
import org.jspecify.annotations.Nullable;

/** Compares every claim of a card with what comes out. */
record CardCheck(Subject subject, Trials trials) {

    /** @throws ModelException if a claim does not hold */
    void check(ModelCard card) throws ModelException {
        boolean generator = card.kind() == ModelKind.GENERATOR;
        for (int batch : new int[] {1, Trials.BATCH}) {
            Shape input = generator
                    ? new Shape(batch, card.inputLength())
                    : new Shape(batch, card.channels(), card.height(), card.width());
            String expectation = generator
                    ? "latent vectors of " + card.inputLength()
                    : "images of %d x %d x %d".formatted(card.channels(), card.height(), card.width());
            Trials.Trial trial = trials.run(input);
            if (trial.fault() != null) {
                throw new ModelException(
                        "%s does not run on %s, as its card says (libtorch: %s); correct the card, or remove it to have the file examined."
                                .formatted(
                                        subject.file(),
                                        expectation,
                                        trial.fault().quoted()));
            }
            String wrong = wrong(card, trial.outs(), batch);
            if (wrong != null) {
                throw new ModelException(
                        "%s does not give what its card says: it was given %s and returned %s; correct the card."
                                .formatted(subject.file(), expectation, wrong));
            }
        }
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
