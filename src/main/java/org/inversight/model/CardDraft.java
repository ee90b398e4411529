package org.inversight.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A card while something of it changes. */
final class CardDraft {

    String name;
    ModelKind kind;
    ModelFormat format;

    @Nullable
    String architecture;

    String weights;
    int channels;
    int height;
    int width;
    List<Double> range;
    List<Double> mean;
    List<Double> deviation;
    List<String> classes;
    Outputs outputs;
    int features;
    int latent;
    boolean conditional;
    long multiplyAdds;
    Provenance provenance;
    List<Measurement> measurements;
    List<NegativeReport> negatives;
    Access access;

    @Nullable
    Verification verification;

    List<Attribute> attributes;

    @Nullable
    ScoreMeaning scores;

    @Nullable
    String scoresOutput;

    @Nullable
    String featuresOutput;

    CardDraft(ModelCard card) {
        name = card.name();
        kind = card.kind();
        format = card.format();
        architecture = card.architecture();
        weights = card.weights();
        channels = card.channels();
        height = card.height();
        width = card.width();
        range = card.range();
        mean = card.mean();
        deviation = card.deviation();
        classes = card.classes();
        outputs = card.outputs();
        features = card.features();
        latent = card.latent();
        conditional = card.conditional();
        multiplyAdds = card.multiplyAdds();
        provenance = card.provenance();
        measurements = card.measurements();
        negatives = card.negatives();
        access = card.access();
        verification = card.verification();
        attributes = card.attributes();
        scores = card.scores();
        scoresOutput = card.scoresOutput();
        featuresOutput = card.featuresOutput();
    }

    ModelCard card() {
        return new ModelCard(
                name,
                kind,
                format,
                architecture,
                weights,
                channels,
                height,
                width,
                range,
                mean,
                deviation,
                classes,
                outputs,
                features,
                latent,
                conditional,
                multiplyAdds,
                provenance,
                measurements,
                negatives,
                access,
                verification,
                attributes,
                scores,
                scoresOutput,
                featuresOutput);
    }
}
