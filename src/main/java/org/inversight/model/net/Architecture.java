package org.inversight.model.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inversight.model.net.ResidualCritic.Form;

/**
 * The networks of this project, by the name that a model card gives. Images are (n, 1, 32, 32) or (n, 3, 64, 64) in [0,
 * 1]; classifiers and K-class critics return (features, logits), generators images, critics one score per image.
 * Multiply-adds are counted for one image, forward. {@link Stack} says how layers are listed.
 *
 * <p>Critics are spectrally normalised. Their leaky rectifiers halve the signal in every layer, so that hardly an image
 * would reach the margins of the hinge loss: their score is multiplied by 4. The features of a K-class critic are
 * multiplied by 16, which brings them to the size (about 0.5, root mean square) that instance normalisation gives, for
 * which the published weights of the generator's loss terms were chosen.
 */
public enum Architecture {
    /** The MNIST target of the LOMMA release ("MCNN", three convolutions): 256 features. 24 M multiply-adds. */
    CONV3(Role.CLASSIFIER, 1, 32, """
            conv7-64+1 norm leaky pool conv5-128 norm leaky pool conv5-256 norm leaky flat | fc"""),
    /** The MNIST evaluator of the LOMMA release ("SCNN", five convolutions): 512 features. 8 M multiply-adds. */
    CONV5(Role.CLASSIFIER, 1, 32, """
            conv7-32+1 norm leaky pool conv5-64 norm leaky pool
            conv5-128 norm leaky conv3-256+1 norm leaky conv3-512+1 norm leaky flat | fc"""),
    /** Seven 3x3 convolutions, strided instead of pooled: 128 features. 14 M multiply-adds. */
    STRIDED7(Role.CLASSIFIER, 1, 32, """
            conv3-32+1 norm relu conv3-32/2+1 norm relu conv3-64+1 norm relu conv3-64/2+1 norm relu
            conv3-128+1 norm relu conv3-128/2+1 norm relu flat fc-128 norm relu | fc"""),
    /** Two convolutions, after "MCNN2" of the LOMMA release at half its width: 6,400 features. 6 M multiply-adds. */
    CONV2(Role.CLASSIFIER, 1, 32, """
            conv7-32+1 norm leaky pool conv5-64 norm leaky flat | fc"""),
    /** Three narrow convolutions, "MCNN4" of the LOMMA release: 128 features. 6 M multiply-adds. */
    CONV3_NARROW(Role.CLASSIFIER, 1, 32, """
            conv7-32+1 norm leaky pool conv5-64 norm leaky pool conv5-128 norm leaky flat | fc"""),
    /** Four strided 3x3 convolutions and a mean over the plane: 128 features. 3 M multiply-adds. */
    STRIDED4(Role.CLASSIFIER, 1, 32, """
            conv3-24/2+1 norm relu conv3-48+1 norm relu pool
            conv3-96+1 norm relu conv3-128/2+1 norm relu mean | fc"""),
    /**
     * Generator z -> 32x32, after the GMI release's MNIST generator (256-128-64 channels from 4x4). Departure: nearest
     * up-sampling and a 3x3 convolution in place of each 5x5 transposed convolution. 38 M multiply-adds.
     */
    GENERATOR32(Role.GENERATOR, 1, 32, """
            fc-4096 norm relu map256-4 up conv3-128+1 norm relu up conv3-64+1 norm relu up conv3-1+1 sigmoid"""),
    /**
     * As {@link #GENERATOR32} at half the width. Departure: the last doubling is a sub-pixel convolution (Shi et al.
     * 2016), half the time of a convolution at full size. 10 M multiply-adds.
     */
    GENERATOR32_HALF(Role.GENERATOR, 1, 32, """
            fc-2048 norm relu map128-4 up conv3-64+1 norm relu up conv3-32+1 norm relu conv3-4+1 shuffle sigmoid"""),
    /**
     * Critic of 32x32 images, after "DGWGAN32" of the GMI release: one score. Departure: spectral normalisation of
     * every layer in place of instance normalisation and gradient penalty. 27 M multiply-adds.
     */
    CRITIC32(Role.CRITIC, 1, 32, """
            conv5-64/2+2 leaky conv5-128/2+2 leaky conv5-256/2+2 leaky flat fc-1 scale4"""),
    /** As {@link #CRITIC32} at half the width. 7 M multiply-adds. */
    CRITIC32_HALF(Role.CRITIC, 1, 32, """
            conv5-32/2+2 leaky conv5-64/2+2 leaky conv5-128/2+2 leaky flat fc-1 scale4"""),
    /**
     * K-class critic of KEDMI for 32x32 images: returns (moment feature, K logits). Departures: spectral normalisation
     * in the convolutions in place of instance normalisation, no minibatch-discrimination layer.
     */
    K_CRITIC32(Role.CRITIC, 1, 32, """
            conv5-64/2+2 leaky conv5-128/2+2 leaky conv5-256/2+2 leaky flat scale16 | fc"""),
    /** As {@link #K_CRITIC32} at half the width. */
    K_CRITIC32_HALF(Role.CRITIC, 1, 32, """
            conv5-32/2+2 leaky conv5-64/2+2 leaky conv5-128/2+2 leaky flat scale16 | fc"""),
    /** Target of colour images: four strided convolutions and a dense layer, 256 features. 16 M multiply-adds. */
    CONV4_64(Role.CLASSIFIER, 3, 64, """
            conv5-24/2+2 norm leaky conv3-48+1 norm leaky pool
            conv3-96+1 norm leaky pool conv3-192+1 norm leaky pool flat fc-256 norm leaky | fc"""),
    /** Evaluator of colour images: six 3x3 convolutions with pooling, 256 features. 29 M multiply-adds. */
    POOLED6_64(Role.CLASSIFIER, 3, 64, """
            conv3-16+1 norm relu pool conv3-32+1 norm relu pool conv3-64+1 norm relu pool
            conv3-128+1 norm relu conv3-128+1 norm relu pool conv3-192+1 norm relu flat fc-256 norm relu | fc"""),
    /**
     * Evaluator of colour images: eight 3x3 convolutions, every other one strided, and a dense layer, 128 features. 27
     * M multiply-adds.
     */
    STRIDED9_64(Role.CLASSIFIER, 3, 64, """
            conv3-24/2+1 norm relu conv3-24+1 norm relu conv3-48/2+1 norm relu conv3-48+1 norm relu
            conv3-96/2+1 norm relu conv3-96+1 norm relu conv3-160/2+1 norm relu conv3-160+1 norm relu
            flat fc-128 norm relu | fc"""),
    /** Student of colour images: three convolutions, pooled, 1,536 features. 7 M multiply-adds. */
    CONV3_64(Role.CLASSIFIER, 3, 64, """
            conv5-24/2+2 norm leaky pool conv3-48+1 norm leaky pool conv3-96+1 norm leaky pool flat | fc"""),
    /**
     * Student of colour images: four strided 3x3 convolutions and a mean over the plane, 160 features. 8 M
     * multiply-adds.
     */
    STRIDED4_64(Role.CLASSIFIER, 3, 64, """
            conv3-24/2+1 norm relu conv3-48/2+1 norm relu conv3-96/2+1 norm relu conv3-160/2+1 norm relu mean | fc"""),
    /**
     * Student of colour images: patches of 8x8 pixels, two 3x3 convolutions and a dense layer, 128 features. 12 M
     * multiply-adds.
     */
    PATCH3_64(Role.CLASSIFIER, 3, 64, """
            conv8-40/4+2 norm relu conv3-64+1 norm relu pool conv3-96+1 norm relu pool flat fc-128 norm relu | fc"""),
    /**
     * Generator z -> 3x64x64. Departures from GMI's: two dense layers up to 8x8, then nearest up-sampling with 3x3
     * convolutions, and a sub-pixel convolution at the end. 24 M multiply-adds.
     */
    GENERATOR64(Role.GENERATOR, 3, 64, """
            fc-256 norm relu fc-5120 norm relu map80-8 conv3-80+1 norm relu up
            conv3-40+1 norm relu up conv3-24+1 norm relu conv3-12+1 shuffle sigmoid"""),
    /**
     * Critic of 3x64x64 images: one score. Departures from GMI's: spectral normalisation in place of instance
     * normalisation and gradient penalty, 4x4 kernels, three eighths of the width. 15 M multiply-adds.
     */
    CRITIC64(Role.CRITIC, 3, 64, """
            centre conv4-24/2+1 leaky conv4-48/2+1 leaky conv4-96/2+1 leaky conv4-192/2+1 leaky flat fc-1 scale4"""),
    /**
     * K-class critic of KEDMI for 3x64x64 images: returns (moment feature, K logits). Departures as those of {@link
     * #K_CRITIC32}; the body is that of {@link #CRITIC64}. 15 M multiply-adds.
     */
    K_CRITIC64(Role.CRITIC, 3, 64, """
            centre conv4-24/2+1 leaky conv4-48/2+1 leaky conv4-96/2+1 leaky conv4-192/2+1 leaky flat scale16 | fc"""),
    /** The first half of {@link #STYLE64}: z -> 3x32x32. Where its training begins. 31 M multiply-adds. */
    STYLE32(Role.GENERATOR, 3, 32, (outputs, latent) -> new StyleGenerator(latent, 32, 0)),
    /**
     * Generator z -> 3x64x64 after StyleGAN2 (Karras et al. 2020): mapping, styles, demodulation, images as sums of
     * resolutions. Departures: separable convolutions, z also makes the first map, no noise inputs, no style mixing; a
     * sub-pixel layer and a styled unit add fine detail (decision 17). 50 M multiply-adds.
     */
    STYLE64(Role.GENERATOR, 3, 64, (outputs, latent) -> new StyleGenerator(latent, 64, 0)),
    /** {@link #STYLE64} that takes a class beside z, whose embedding is added to the style. 50 M multiply-adds. */
    STYLE64_CLASSES(Role.GENERATOR, 3, 64, (outputs, latent) -> new StyleGenerator(latent, 64, outputs)),
    /** The critic of 3x32x32 images beside {@link #STYLE32}. */
    RESIDUAL_CRITIC32(Role.CRITIC, 3, 32, (outputs, latent) -> new ResidualCritic(outputs, 32, Form.SCORES)),
    /**
     * Critic of 3x64x64 images beside {@link #STYLE64}: three residual blocks and the deviation within groups of
     * images. 56 M multiply-adds.
     */
    RESIDUAL_CRITIC64(Role.CRITIC, 3, 64, (outputs, latent) -> new ResidualCritic(outputs, 64, Form.SCORES)),
    /**
     * {@link #RESIDUAL_CRITIC64} as a K-class critic of KEDMI: returns (features, K logits), the log of whose summed
     * exponentials is the score. 56 M multiply-adds.
     */
    RESIDUAL_K_CRITIC64(Role.CRITIC, 3, 64, (outputs, latent) -> new ResidualCritic(outputs + 1, 64, Form.LOGITS)),
    /**
     * {@link #RESIDUAL_CRITIC64} that is told the class by projection: returns (features, one score for each class). 56
     * M multiply-adds.
     */
    RESIDUAL_CRITIC64_CLASSES(
            Role.CRITIC, 3, 64, (outputs, latent) -> new ResidualCritic(outputs, 64, Form.PROJECTION)),
    /** Verifier of 3x64x64 images: embeddings of length one. 37 M multiply-adds. */
    EMBEDDING64(Role.VERIFIER, 3, 64, """
            conv5-32/2+2 norm relu pool conv3-64+1 norm relu conv3-64+1 norm relu pool
            conv3-128+1 norm relu conv3-128+1 norm relu pool conv3-192+1 norm relu flat fc-256 norm relu fc unit"""),
    /** Attribute reader of 3x64x64 images: the logits of all values of all attributes. 24 M multiply-adds. */
    ATTRIBUTES64(Role.READER, 3, 64, """
            conv3-16+1 norm relu pool conv3-32+1 norm relu pool conv3-64+1 norm relu pool
            conv3-128+1 norm relu conv3-128+1 norm relu pool conv3-192+1 norm relu flat fc-256 norm relu fc""");

    private final Role role;
    private final int channels;
    private final int side;
    private final Blueprint blueprint;

    Architecture(Role role, int channels, int side, String layers) {
        this(
                role,
                channels,
                side,
                (outputs, latent) -> role == Role.GENERATOR
                        ? Stack.of(layers, latent, 1, outputs, false)
                        : Stack.of(layers, channels, side, outputs, role == Role.CRITIC));
    }

    Architecture(Role role, int channels, int side, Blueprint blueprint) {
        this.role = role;
        this.channels = channels;
        this.side = side;
        this.blueprint = blueprint;
    }

    /**
     * An uninitialised block. {@code outputs} is the length of the last output, or the classes that a generator takes,
     * {@code latent} the length of z.
     */
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
