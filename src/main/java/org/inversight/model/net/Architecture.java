package org.inversight.model.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The networks of this project, by the name that a model card gives. Images are (n, 1, 32, 32) or (n, 3, 64, 64) in [0,
 * 1]; classifiers and K-class critics return (features, logits), generators images, critics one score per image.
 * Multiply-adds are counted for one image, forward.
 */
public enum Architecture {
    /** The MNIST target of the LOMMA release ("MCNN", three convolutions): 256 features. 24 M multiply-adds. */
    CONV3(Role.CLASSIFIER, 1, 32, GreyNetworks::conv3),
    /** The MNIST evaluator of the LOMMA release ("SCNN", five convolutions): 512 features. 8 M multiply-adds. */
    CONV5(Role.CLASSIFIER, 1, 32, GreyNetworks::conv5),
    /** Seven 3x3 convolutions, strided instead of pooled: 128 features. 14 M multiply-adds. */
    STRIDED7(Role.CLASSIFIER, 1, 32, GreyNetworks::strided7),
    /** Two convolutions, after "MCNN2" of the LOMMA release at half its width: 6,400 features. 6 M multiply-adds. */
    CONV2(Role.CLASSIFIER, 1, 32, GreyNetworks::conv2),
    /** Three narrow convolutions, "MCNN4" of the LOMMA release: 128 features. 6 M multiply-adds. */
    CONV3_NARROW(Role.CLASSIFIER, 1, 32, GreyNetworks::conv3Narrow),
    /** Four strided 3x3 convolutions and a mean over the plane: 128 features. 3 M multiply-adds. */
    STRIDED4(Role.CLASSIFIER, 1, 32, GreyNetworks::strided4),
    /**
     * Generator z -> 32x32, after the GMI release's MNIST generator (256-128-64 channels from 4x4). Departure: nearest
     * up-sampling and a 3x3 convolution in place of each 5x5 transposed convolution. 38 M multiply-adds.
     */
    GENERATOR32(Role.GENERATOR, 1, 32, GreyNetworks::generator32),
    /**
     * As {@link #GENERATOR32} at half the width. Departure: the last doubling is a sub-pixel convolution (Shi et al.
     * 2016), half the time of a convolution at full size. 10 M multiply-adds.
     */
    GENERATOR32_HALF(Role.GENERATOR, 1, 32, GreyNetworks::generator32Half),
    /**
     * Critic of 32x32 images, after "DGWGAN32" of the GMI release: one score. Departure: spectral normalisation of
     * every layer in place of instance normalisation and gradient penalty. 27 M multiply-adds.
     */
    CRITIC32(Role.CRITIC, 1, 32, GreyNetworks::critic32),
    /** As {@link #CRITIC32} at half the width. 7 M multiply-adds. */
    CRITIC32_HALF(Role.CRITIC, 1, 32, GreyNetworks::critic32Half),
    /**
     * K-class critic of KEDMI for 32x32 images: returns (moment feature, K logits). Departures: spectral
     * normalisation in the convolutions in place of instance normalisation, no minibatch-discrimination layer.
     */
    K_CRITIC32(Role.CRITIC, 1, 32, GreyNetworks::kCritic32),
    /** As {@link #K_CRITIC32} at half the width. */
    K_CRITIC32_HALF(Role.CRITIC, 1, 32, GreyNetworks::kCritic32Half),
    /** Target of colour images: four strided convolutions and a dense layer, 256 features. 16 M multiply-adds. */
    CONV4_64(Role.CLASSIFIER, 3, 64, FaceNetworks::conv4),
    /** Evaluator of colour images: six 3x3 convolutions with pooling, 256 features. 29 M multiply-adds. */
    POOLED6_64(Role.CLASSIFIER, 3, 64, FaceNetworks::pooled6),
    /**
     * Evaluator of colour images: eight 3x3 convolutions, every other one strided, and a dense layer, 128 features.
     * 27 M multiply-adds.
     */
    STRIDED9_64(Role.CLASSIFIER, 3, 64, FaceNetworks::strided9),
    /** Student of colour images: three convolutions, pooled, 1,536 features. 7 M multiply-adds. */
    CONV3_64(Role.CLASSIFIER, 3, 64, FaceNetworks::conv3),
    /**
     * Student of colour images: four strided 3x3 convolutions and a mean over the plane, 160 features. 8 M
     * multiply-adds.
     */
    STRIDED4_64(Role.CLASSIFIER, 3, 64, FaceNetworks::strided4),
    /**
     * Student of colour images: patches of 8x8 pixels, two 3x3 convolutions and a dense layer, 128 features. 12 M
     * multiply-adds.
     */
    PATCH3_64(Role.CLASSIFIER, 3, 64, FaceNetworks::patch3),
    /**
     * Generator z -> 3x64x64. Departures from GMI's: two dense layers up to 8x8, then nearest up-sampling with 3x3
     * convolutions, and a sub-pixel convolution at the end. 24 M multiply-adds.
     */
    GENERATOR64(Role.GENERATOR, 3, 64, FaceNetworks::generator),
    /**
     * Critic of 3x64x64 images: one score. Departures from GMI's: spectral normalisation in place of instance
     * normalisation and gradient penalty, 4x4 kernels, three eighths of the width. 15 M multiply-adds.
     */
    CRITIC64(Role.CRITIC, 3, 64, FaceNetworks::critic),
    /**
     * K-class critic of KEDMI for 3x64x64 images: returns (moment feature, K logits). Departures as those of {@link
     * #K_CRITIC32}; the body is that of {@link #CRITIC64}. 15 M multiply-adds.
     */
    K_CRITIC64(Role.CRITIC, 3, 64, FaceNetworks::kCritic),
    /** The first half of {@link #STYLE64}: z -> 3x32x32. Where its training begins. 31 M multiply-adds. */
    STYLE32(Role.GENERATOR, 3, 32, FaceNetworks::styleGenerator32),
    /**
     * Generator z -> 3x64x64 after StyleGAN2 (Karras et al. 2020): mapping, styles, demodulation, images as sums of
     * resolutions. Departures: separable convolutions, z also makes the first map, no noise inputs, no style mixing. 46
     * M multiply-adds.
     */
    STYLE64(Role.GENERATOR, 3, 64, FaceNetworks::styleGenerator64),
    /** The critic of 3x32x32 images beside {@link #STYLE32}. */
    RESIDUAL_CRITIC32(Role.CRITIC, 3, 32, FaceNetworks::residualCritic32),
    /**
     * Critic of 3x64x64 images beside {@link #STYLE64}: three residual blocks and the deviation within groups of
     * images. 56 M multiply-adds.
     */
    RESIDUAL_CRITIC64(Role.CRITIC, 3, 64, FaceNetworks::residualCritic64),
    /**
     * {@link #RESIDUAL_CRITIC64} as a K-class critic of KEDMI: returns (features, K logits), the log of whose summed
     * exponentials is the score. 56 M multiply-adds.
     */
    RESIDUAL_K_CRITIC64(Role.CRITIC, 3, 64, FaceNetworks::residualKCritic64),
    /** Verifier of 3x64x64 images: embeddings of length one. 37 M multiply-adds. */
    EMBEDDING64(Role.VERIFIER, 3, 64, FaceNetworks::embedding),
    /** Attribute reader of 3x64x64 images: the logits of all values of all attributes. 24 M multiply-adds. */
    ATTRIBUTES64(Role.READER, 3, 64, FaceNetworks::attributes);

    /**
     * What the score of a spectrally normalised critic is multiplied by. Its leaky rectifiers halve the signal in every
     * layer, so that without it hardly an image reaches the margins of the hinge loss.
     */
    static final float CRITIC_BOUND = 4;

    /**
     * What the features of a spectrally normalised K-class critic are multiplied by: it brings them to the size (about
     * 0.5, root mean square) that instance normalisation gives, for which the published weights of the generator's loss
     * terms were chosen.
     */
    static final float FEATURE_SCALE = 16;

    private final Role role;
    private final int channels;
    private final int side;
    private final Blueprint blueprint;

    Architecture(Role role, int channels, int side, Blueprint blueprint) {
        this.role = role;
        this.channels = channels;
        this.side = side;
        this.blueprint = blueprint;
    }

    /** An uninitialised block. {@code outputs} is the length of the last output, {@code latent} that of z. */
    Layer build(int outputs, int latent) {
        return blueprint.build(outputs, latent);
    }

    /** {@return the channels of its images, 1 or 3} */
    public int channels() {
        return channels;
    }

    /** {@return the height and width of its images in pixels} */
    public int side() {
        return side;
    }

    /** {@return the name on a card: {@code conv3-narrow}} */
    public String cardName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the architecture of this name}
     *
     * @param cardName such as {@code conv3-narrow}
     * @throws IllegalArgumentException if there is none
     */
    public static Architecture named(String cardName) {
        return Arrays.stream(values())
                .filter(a -> a.cardName().equals(cardName))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no architecture \"%s\"; this version knows %s."
                                .formatted(
                                        cardName,
                                        Arrays.stream(values())
                                                .map(Architecture::cardName)
                                                .collect(Collectors.joining(", ")))));
    }

    /** {@return the card names of all classifiers} */
    public static List<String> classifiers() {
        return Arrays.stream(values())
                .filter(a -> a.role == Role.CLASSIFIER)
                .map(Architecture::cardName)
                .toList();
    }

    /**
     * {@return the architecture of this name, if it is a classifier's}
     *
     * @param cardName such as {@code conv3-narrow}
     * @throws IllegalArgumentException if no classifier has this architecture
     */
    public static Architecture classifier(String cardName) {
        List<String> known = classifiers();
        if (!known.contains(cardName)) {
            throw new IllegalArgumentException("There is no architecture \"%s\" of a classifier; this version knows %s."
                    .formatted(cardName, String.join(", ", known)));
        }
        return named(cardName);
    }

    /** Whether it makes images, out of latents (n, latent). */
    boolean generates() {
        return role == Role.GENERATOR;
    }

    /** What a network is for. */
    private enum Role {
        CLASSIFIER,
        GENERATOR,
        CRITIC,
        VERIFIER,
        READER
    }

    /** Makes an uninitialised block. */
    private interface Blueprint {
        Layer build(int outputs, int latent);
    }
}
