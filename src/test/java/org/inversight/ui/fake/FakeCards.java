package org.inversight.ui.fake;

import java.util.List;
import org.inversight.model.Attribute;
import org.inversight.model.Measurement;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Provenance;
import org.inversight.model.Verification;
import org.inversight.people.Attributes;
import org.jspecify.annotations.Nullable;

/** Cards of models that do not exist. */
final class FakeCards {

    private static final Provenance FROM = new Provenance(
            "Inversight",
            "MNIST",
            "private half of the training images",
            "train --recipe sample-models/digits.json",
            0L,
            "CC BY-SA 3.0 (data)",
            List.of("Hinge loss with spectral normalisation instead of a gradient penalty."));

    private FakeCards() {}

    static ModelCard classifier(String name, List<String> classes) {
        return card(name, ModelKind.CLASSIFIER, classes, 256, 0);
    }

    static ModelCard generator(String name) {
        return card(name, ModelKind.GENERATOR, List.of(), 0, 100);
    }

    static ModelCard verifier() {
        return evaluator(
                card("Verifier", ModelKind.VERIFIER, List.of(), 128, 0),
                new Verification(0.5, 0.93, 0.01, 100, 2000, 2000),
                List.of());
    }

    static ModelCard attributeReader() {
        return evaluator(
                card("Attribute reader", ModelKind.ATTRIBUTES, List.of(), 0, 0),
                null,
                Attributes.ALL.stream()
                        .map(a -> new Attribute(a.name(), a.values()))
                        .toList());
    }

    private static ModelCard evaluator(
            ModelCard like, @Nullable Verification verification, List<Attribute> attributes) {
        return like.with()
                .channels(3)
                .height(64)
                .width(64)
                .verification(verification)
                .attributes(attributes)
                .build();
    }

    private static ModelCard card(String name, ModelKind kind, List<String> classes, int features, int latent) {
        return ModelCard.named(name, kind)
                .format(ModelFormat.NATIVE)
                .architecture("mnist-target")
                .weights("weights.safetensors")
                .channels(1)
                .height(32)
                .width(32)
                .classes(classes)
                .outputs(kind == ModelKind.GENERATOR ? Outputs.IMAGE : Outputs.FEATURES_AND_LOGITS)
                .features(features)
                .latent(latent)
                .provenance(FROM)
                .measurements(
                        kind == ModelKind.GENERATOR
                                ? List.of()
                                : List.of(new Measurement("test accuracy", 0.9921, 10_000, "MNIST test images.")))
                .build();
    }
}
