package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, where it comes from and what it takes and gives; kept as JSON beside its
 * weights.
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
 * @param classes names; empty for a generator or a scalar critic
 * @param outputs what it returns
 * @param features length of the penultimate feature vector, 0 where there is none
 * @param latent length of z, 0 where there is none
 * @param conditional whether a generator takes a class beside z
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String featuresOutput) {

    /** The class that an evaluator with a reject class gives to images that show nothing. */
    public static final String NONE = "none";

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

    /** Begins the card of a model whose images have one channel, in [0, 1] and passed on as they are. */
    public static Builder named(String name, ModelKind kind) {
        return new Builder(name, kind);
    }

    /** Begins another card from this one. */
    public Builder change() {
        return new Builder(this);
    }

    /**
     * The card itself, if it states what every model needs.
     *
     * @throws java.io.IOException with one sentence that names the field
     */
    public ModelCard checked(java.nio.file.Path file) throws java.io.IOException {
        String wrong = wrong();
        if (wrong != null) {
            throw new java.io.IOException("The model card %s cannot be used: %s.".formatted(file, wrong));
        }
        return this;
    }

    /**
     * What is missing or impossible, in a few words that name the field; null where all is well.
     */
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

    /** Length of the last output of a native network of this kind. */
    @JsonIgnore
    public int outputLength() {
        return switch (kind) {
            case VERIFIER -> features;
            case ATTRIBUTES ->
                attributes.stream().mapToInt(a -> a.values().size()).sum();
            case CLASSIFIER, GENERATOR, CRITIC -> Math.max(1, classes.size());
        };
    }

    /** What its class scores mean. */
    @JsonIgnore
    public ScoreMeaning meaning() {
        return scores == null ? ScoreMeaning.LOGITS : scores;
    }

    /** Whether it has a {@code none} class. */
    @JsonIgnore
    public boolean rejects() {
        return classes.contains(NONE);
    }

    /** The same card with another way from [0, 1] to what the model takes. */
    public ModelCard withInput(
            List<Double> newRange, List<Double> newMean, List<Double> newDeviation, int newHeight, int newWidth) {
        return change().images(channels, newHeight, newWidth)
                .input(newRange, newMean, newDeviation)
                .build();
    }

    /** The same card with other class names. */
    public ModelCard withClasses(List<String> newClasses) {
        return change().classes(newClasses).build();
    }

    /** The same card of a network whose outputs are read so. */
    public ModelCard withReading(
            Outputs newOutputs,
            int newFeatures,
            @Nullable ScoreMeaning newScores,
            @Nullable String newScoresOutput,
            @Nullable String newFeaturesOutput) {
        return change().outputs(newOutputs, newFeatures)
                .reading(newScores, newScoresOutput, newFeaturesOutput)
                .build();
    }

    /** The same card, seen from where only this much can be seen. */
    public ModelCard withAccess(Access newAccess) {
        return change().access(newAccess).build();
    }

    /** The same card with other measurements. */
    public ModelCard withMeasurements(List<Measurement> newMeasurements, List<NegativeReport> newNegatives) {
        return change().measurements(newMeasurements, newNegatives).build();
    }

    /** A card while it is written. */
    public static final class Builder {

        private final String name;
        private final ModelKind kind;
        private ModelFormat format = ModelFormat.NATIVE;
        private @Nullable String architecture;
        private String weights = "";
        private int channels = 1;
        private int height;
        private int width;
        private List<Double> range = List.of(0.0, 1.0);
        private List<Double> mean = List.of(0.0);
        private List<Double> deviation = List.of(1.0);
        private List<String> classes = List.of();
        private Outputs outputs = Outputs.LOGITS;
        private int features;
        private int latent;
        private boolean conditional;
        private long multiplyAdds;
        private Provenance provenance = Provenance.UNKNOWN;
        private List<Measurement> measurements = List.of();
        private List<NegativeReport> negatives = List.of();
        private Access access = Access.WEIGHTS;
        private @Nullable Verification verification;
        private List<Attribute> attributes = List.of();
        private @Nullable ScoreMeaning scores;
        private @Nullable String scoresOutput;
        private @Nullable String featuresOutput;

        private Builder(String name, ModelKind kind) {
            this.name = name;
            this.kind = kind;
        }

        private Builder(ModelCard card) {
            name = card.name;
            kind = card.kind;
            format = card.format;
            architecture = card.architecture;
            weights = card.weights;
            channels = card.channels;
            height = card.height;
            width = card.width;
            range = card.range;
            mean = card.mean;
            deviation = card.deviation;
            classes = card.classes;
            outputs = card.outputs;
            features = card.features;
            latent = card.latent;
            conditional = card.conditional;
            multiplyAdds = card.multiplyAdds;
            provenance = card.provenance;
            measurements = card.measurements;
            negatives = card.negatives;
            access = card.access;
            verification = card.verification;
            attributes = card.attributes;
            scores = card.scores;
            scoresOutput = card.scoresOutput;
            featuresOutput = card.featuresOutput;
        }

        /** How its weights are stored, in which file, and the architecture of a native model. */
        public Builder stored(ModelFormat how, @Nullable String network, String file) {
            format = how;
            architecture = network;
            weights = file;
            return this;
        }

        /** Channels, height and width of its images. */
        public Builder images(int count, int rows, int columns) {
            channels = count;
            height = rows;
            width = columns;
            return this;
        }

        /** The way from [0, 1] to what the model takes. */
        public Builder input(List<Double> span, List<Double> shift, List<Double> scale) {
            range = span;
            mean = shift;
            deviation = scale;
            return this;
        }

        /** Names of its classes. */
        public Builder classes(List<String> names) {
            classes = names;
            return this;
        }

        /** What it returns, and the length of its features. */
        public Builder outputs(Outputs what, int length) {
            outputs = what;
            features = length;
            return this;
        }

        /** What its class scores mean, and which of several outputs is which. */
        public Builder reading(@Nullable ScoreMeaning meaning, @Nullable String scoresAt, @Nullable String featuresAt) {
            scores = meaning;
            scoresOutput = scoresAt;
            featuresOutput = featuresAt;
            return this;
        }

        /** Length of z. */
        public Builder latent(int length) {
            latent = length;
            return this;
        }

        /** Its cost of one image, forward. */
        public Builder multiplyAdds(long counted) {
            multiplyAdds = counted;
            return this;
        }

        /** Where it comes from. */
        public Builder provenance(Provenance origin) {
            provenance = origin;
            return this;
        }

        /** What was measured of it, and what it turns away. */
        public Builder measurements(List<Measurement> all, List<NegativeReport> turnedAway) {
            measurements = all;
            negatives = turnedAway;
            return this;
        }

        /** What others may see of it. */
        public Builder access(Access much) {
            access = much;
            return this;
        }

        /** How a verifier decides. */
        public Builder verification(@Nullable Verification rule) {
            verification = rule;
            return this;
        }

        /** What an attribute reader reads. */
        public Builder attributes(List<Attribute> read) {
            attributes = read;
            return this;
        }

        /** The card as it stands. */
        public ModelCard build() {
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
}
