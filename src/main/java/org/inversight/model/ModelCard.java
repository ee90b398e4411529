package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, where it comes from and what it takes and gives; kept as JSON beside its weights.
 *
 * @param name as shown
 * @param kind what it does
 * @param format how its weights are stored
 * @param architecture of a native model
 * @param weights file beside the card
 * @param channels of its images, 1 or 3
 * @param height of its images in pixels
 * @param width of its images in pixels
 * @param range lowest and highest value of its images, before mean and standard deviation are applied
 * @param mean subtracted from each channel of a classifier's input (one value for all, or one each)
 * @param deviation divided out of each channel after that
 * @param classes names; empty for a generator that takes none or a scalar critic
 * @param outputs what it returns
 * @param features length of the penultimate feature vector, 0 where there is none
 * @param latent length of z, 0 where there is none
 * @param conditional whether a generator takes a class beside z: its input is z followed by the one-hot class
 * @param multiplyAdds an image, forward; 0 where not counted
 * @param provenance where it comes from
 * @param measurements what was measured of it
 * @param negatives what an evaluator with a reject class turns away; empty for other models
 * @param access what others may see of a classifier; a card that does not say it gives its weights
 * @param verification how a verifier decides; null for other models, and where it is not stated
 * @param attributes what an attribute reader reads, in the order of its outputs; empty for others
 * @param scores what its class scores mean; null where it is not stated, which means logits
 * @param scoresOutput which of several outputs is the class scores: index or key; null for the last
 * @param featuresOutput which of several outputs is the features: index or key; null for the first
 */
@RecordBuilder
public record ModelCard(
        String name,
        ModelKind kind,
        ModelFormat format,
        @Nullable String architecture,
        String weights,
        int channels,
        int height,
        int width,
        List<Double> range,
        List<Double> mean,
        List<Double> deviation,
        List<String> classes,
        Outputs outputs,
        int features,
        int latent,
        boolean conditional,
        long multiplyAdds,
        Provenance provenance,
        List<Measurement> measurements,
        List<NegativeReport> negatives,
        Access access,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Verification verification,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attribute> attributes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScoreMeaning scores,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String scoresOutput,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String featuresOutput)
        implements ModelCardBuilder.With {

    /** The class that an evaluator with a reject class gives to images that show nothing. */
    public static final String NONE = "none";

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    @JsonCreator
    public ModelCard {
        range = range == null ? List.of(0.0, 1.0) : List.copyOf(range);
        mean = mean == null ? List.of(0.0) : List.copyOf(mean);
        deviation = deviation == null ? List.of(1.0) : List.copyOf(deviation);
        classes = classes == null ? List.of() : List.copyOf(classes);
        provenance = provenance == null ? Provenance.UNKNOWN : provenance;
        measurements = measurements == null ? List.of() : List.copyOf(measurements);
        negatives = negatives == null ? List.of() : List.copyOf(negatives);
        access = access == null ? Access.WEIGHTS : access;
        attributes = attributes == null ? List.of() : List.copyOf(attributes);
    }

    /**
     * {@return the beginning of a card of a model whose images have one channel, in [0, 1] and passed on as they are}
     *
     * @param name as shown
     * @param kind what it does
     */
    public static ModelCardBuilder named(String name, ModelKind kind) {
        return ModelCardBuilder.builder()
                .name(name)
                .kind(kind)
                .format(ModelFormat.NATIVE)
                .weights("")
                .channels(1)
                .outputs(Outputs.LOGITS);
    }

    /**
     * The card itself, if it states what every model needs.
     *
     * @param file where it was read
     * @return this card
     * @throws java.io.IOException if a field is missing or wrong
     */
    public ModelCard checked(java.nio.file.Path file) throws java.io.IOException {
        String wrong = wrong();
        if (wrong != null) {
            throw new java.io.IOException("The model card %s cannot be used: %s.".formatted(file, wrong));
        }
        return this;
    }

    /** What is missing or impossible, in a few words that name the field; null where all is well. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    @Nullable
    String wrong() {
        String wrong = null;
        if (name == null || kind == null || format == null || weights == null || outputs == null) {
            wrong = "name, kind, format, weights and outputs are needed";
        } else if (channels != 1 && channels != 3) {
            wrong = "channels must be 1 or 3, and is " + channels;
        } else if (height < 1 || width < 1) {
            wrong = "height and width must be at least 1";
        } else if (range.size() != 2 || !(range.get(0) < range.get(1))) {
            wrong = "range must be [lowest, highest], and is " + range;
        } else if (kind == ModelKind.GENERATOR && latent < 1) {
            wrong = "a generator needs its latent size";
        } else if (conditional && classes.isEmpty()) {
            wrong = "a conditional generator needs its classes";
        } else if (deviation.stream().anyMatch(d -> !(d > 0))) {
            wrong = "deviation must be above 0";
        } else if ((mean.size() != 1 && mean.size() != channels)
                || (deviation.size() != 1 && deviation.size() != channels)) {
            wrong = "mean and standard deviation need one value, or one per channel";
        } else if (format == ModelFormat.NATIVE && architecture == null) {
            wrong = "a native model needs its architecture";
        } else if (kind == ModelKind.VERIFIER && features < 1) {
            wrong = "a verifier needs features, the length of its embedding";
        } else if (kind == ModelKind.ATTRIBUTES && attributes.isEmpty()) {
            wrong = "an attribute reader needs attributes";
        } else if (!twice().isEmpty()) {
            wrong = "classes must differ from one another, and \"%s\" is there twice".formatted(twice());
        }
        return wrong;
    }

    /** The first class name that stands there twice; empty where all differ. */
    private String twice() {
        Set<String> seen = new HashSet<>();
        return classes.stream().filter(name -> !seen.add(name)).findFirst().orElse("");
    }

    /** {@return the length of the last output of a native network of this kind} */
    @JsonIgnore
    public int outputLength() {
        return switch (kind) {
            case VERIFIER -> features;
            case ATTRIBUTES ->
                attributes.stream().mapToInt(a -> a.values().size()).sum();
            case CLASSIFIER, GENERATOR, CRITIC -> Math.max(1, classes.size());
        };
    }

    /** {@return the length of a generator's input: z, and one number for each class where it takes a class} */
    @JsonIgnore
    public int inputLength() {
        return conditional ? latent + classes.size() : latent;
    }

    /** {@return what its class scores mean} */
    @JsonIgnore
    public ScoreMeaning meaning() {
        return scores == null ? ScoreMeaning.LOGITS : scores;
    }

    /** {@return whether it has a {@code none} class} */
    @JsonIgnore
    public boolean rejects() {
        return classes.contains(NONE);
    }

    /**
     * {@return whether its classes are called by their places, which is no name: 0, 1, 2, ..., a last {@code none}
     * apart}
     */
    @JsonIgnore
    public boolean numbered() {
        int named = classes.size() - (!classes.isEmpty() && classes.getLast().equals(NONE) ? 1 : 0);
        return IntStream.range(0, named).allMatch(k -> classes.get(k).equals(Integer.toString(k)));
    }
}
