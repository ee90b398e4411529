package org.inversight.model.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The networks of this project, by the name that a model card gives. Images are (n, 1, 32, 32) in
 * [0, 1]; classifiers and K-class critics return (features, logits), generators images, critics one
 * score a picture. Multiply-adds are counted for one picture, forward.
 */
public enum Architecture {
    /**
     * The MNIST target of the LOMMA release ("MCNN", three convolutions): 256 features. 24 M
     * multiply-adds.
     */
    CONV3 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 64, 7, 1, 1)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(64, 128, 5, 1, 0)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(128, 256, 5, 1, 0)
                            .leakyRelu()
                            .flatten()
                            .build(),
                    new Dense(256, outputs, true, false));
        }
    },
    /**
     * The MNIST evaluator of the LOMMA release ("SCNN", five convolutions): 512 features. 8 M
     * multiply-adds.
     */
    CONV5 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 32, 7, 1, 1)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(32, 64, 5, 1, 0)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(64, 128, 5, 1, 0)
                            .leakyRelu()
                            .normalisedConvolution(128, 256, 3, 1, 1)
                            .leakyRelu()
                            .normalisedConvolution(256, 512, 3, 1, 1)
                            .leakyRelu()
                            .flatten()
                            .build(),
                    new Dense(512, outputs, true, false));
        }
    },
    /** Seven 3x3 convolutions, strided instead of pooled: 128 features. 14 M multiply-adds. */
    STRIDED7 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 32, 3, 1, 1)
                            .relu()
                            .normalisedConvolution(32, 32, 3, 2, 1)
                            .relu()
                            .normalisedConvolution(32, 64, 3, 1, 1)
                            .relu()
                            .normalisedConvolution(64, 64, 3, 2, 1)
                            .relu()
                            .normalisedConvolution(64, 128, 3, 1, 1)
                            .relu()
                            .normalisedConvolution(128, 128, 3, 2, 1)
                            .relu()
                            .flatten()
                            .normalisedDense(2048, 128)
                            .relu()
                            .build(),
                    new Dense(128, outputs, true, false));
        }
    },
    /**
     * Two convolutions, after "MCNN2" of the LOMMA release at half its width: 6,400 features. 6 M
     * multiply-adds.
     */
    CONV2 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 32, 7, 1, 1)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(32, 64, 5, 1, 0)
                            .leakyRelu()
                            .flatten()
                            .build(),
                    new Dense(6400, outputs, true, false));
        }
    },
    /** Three narrow convolutions, "MCNN4" of the LOMMA release: 128 features. 6 M multiply-adds. */
    CONV3_NARROW {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 32, 7, 1, 1)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(32, 64, 5, 1, 0)
                            .leakyRelu()
                            .maxPool()
                            .normalisedConvolution(64, 128, 5, 1, 0)
                            .leakyRelu()
                            .flatten()
                            .build(),
                    new Dense(128, outputs, true, false));
        }
    },
    /** Four strided 3x3 convolutions and a mean over the plane: 128 features. 3 M multiply-adds. */
    STRIDED4 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    new Stack(false)
                            .normalisedConvolution(1, 24, 3, 2, 1)
                            .relu()
                            .normalisedConvolution(24, 48, 3, 1, 1)
                            .relu()
                            .maxPool()
                            .normalisedConvolution(48, 96, 3, 1, 1)
                            .relu()
                            .normalisedConvolution(96, 128, 3, 2, 1)
                            .relu()
                            .globalMean()
                            .build(),
                    new Dense(128, outputs, true, false));
        }
    },
    /**
     * Generator z -> 32x32, after the GMI release's MNIST generator (256-128-64 channels from 4x4).
     * Departure: nearest up-sampling and a 3x3 convolution in place of each 5x5 transposed
     * convolution. 38 M multiply-adds.
     */
    GENERATOR32 {
        @Override
        Layer build(int outputs, int latent) {
            return new Stack(false)
                    .normalisedDense(latent, 4096)
                    .relu()
                    .view(256, 4, 4)
                    .upsample()
                    .normalisedConvolution(256, 128, 3, 1, 1)
                    .relu()
                    .upsample()
                    .normalisedConvolution(128, 64, 3, 1, 1)
                    .relu()
                    .upsample()
                    .convolution(64, 1, 3, 1, 1)
                    .sigmoid()
                    .build();
        }
    },
    /**
     * As {@link #GENERATOR32} at half the width. Departure: the last doubling is a sub-pixel
     * convolution (Shi et al. 2016), half the time of a convolution at full size. 10 M
     * multiply-adds.
     */
    GENERATOR32_HALF {
        @Override
        Layer build(int outputs, int latent) {
            return new Stack(false)
                    .normalisedDense(latent, 2048)
                    .relu()
                    .view(128, 4, 4)
                    .upsample()
                    .normalisedConvolution(128, 64, 3, 1, 1)
                    .relu()
                    .upsample()
                    .normalisedConvolution(64, 32, 3, 1, 1)
                    .relu()
                    .convolution(32, 4, 3, 1, 1)
                    .pixelShuffle()
                    .sigmoid()
                    .build();
        }
    },
    /**
     * Critic of 32x32 pictures, after "DGWGAN32" of the GMI release: one score. Departure: spectral
     * normalisation of every layer in place of instance normalisation and gradient penalty. 27 M
     * multiply-adds.
     */
    CRITIC32 {
        @Override
        Layer build(int outputs, int latent) {
            return critic(64).flatten().dense(4096, 1).scale(CRITIC_BOUND).build();
        }
    },
    /** As {@link #CRITIC32} at half the width. 7 M multiply-adds. */
    CRITIC32_HALF {
        @Override
        Layer build(int outputs, int latent) {
            return critic(32).flatten().dense(2048, 1).scale(CRITIC_BOUND).build();
        }
    },
    /**
     * K-class critic of KEDMI for 32x32 pictures: returns (moment feature, K logits). Departures:
     * spectral normalisation in the convolutions in place of instance normalisation, no
     * minibatch-discrimination layer.
     */
    K_CRITIC32 {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    critic(64).flatten().scale(FEATURE_SCALE).build(),
                    new Dense(4096, outputs, true, false));
        }
    },
    /** As {@link #K_CRITIC32} at half the width. */
    K_CRITIC32_HALF {
        @Override
        Layer build(int outputs, int latent) {
            return new Headed(
                    critic(32).flatten().scale(FEATURE_SCALE).build(),
                    new Dense(2048, outputs, true, false));
        }
    };

    /**
     * What the score of a spectrally normalised critic is multiplied by. Its leaky rectifiers halve
     * the signal in every layer, so that without it hardly a picture reaches the margins of the
     * hinge loss.
     */
    private static final float CRITIC_BOUND = 4;

    /**
     * What the features of a spectrally normalised K-class critic are multiplied by: it brings them
     * to the size (about 0.5, root mean square) that instance normalisation gives, for which the
     * published weights of the generator's loss terms were chosen.
     */
    private static final float FEATURE_SCALE = 16;

    /**
     * An uninitialised block. {@code outputs} is the number of classes, {@code latent} the length
     * of z.
     */
    abstract Layer build(int outputs, int latent);

    /** The name on a card: {@code conv3-narrow}. */
    public String cardName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException with one sentence if there is no such architecture
     */
    public static Architecture named(String cardName) {
        return Arrays.stream(values())
                .filter(a -> a.cardName().equals(cardName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no architecture \"%s\"; this version knows %s."
                                                .formatted(
                                                        cardName,
                                                        Arrays.stream(values())
                                                                .map(Architecture::cardName)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /** The card names of all classifiers. */
    public static List<String> classifiers() {
        return Arrays.stream(values())
                .map(Architecture::cardName)
                .filter(name -> !name.contains("critic") && !name.contains("generator"))
                .toList();
    }

    /**
     * @throws IllegalArgumentException with one sentence if no classifier has this architecture
     */
    public static Architecture classifier(String cardName) {
        List<String> known = classifiers();
        if (!known.contains(cardName)) {
            throw new IllegalArgumentException(
                    "There is no architecture \"%s\" of a classifier; this version knows %s."
                            .formatted(cardName, String.join(", ", known)));
        }
        return named(cardName);
    }

    private static Stack critic(int width) {
        return new Stack(true)
                .convolution(1, width, 5, 2, 2)
                .leakyRelu()
                .convolution(width, 2L * width, 5, 2, 2)
                .leakyRelu()
                .convolution(2L * width, 4L * width, 5, 2, 2)
                .leakyRelu();
    }
}
