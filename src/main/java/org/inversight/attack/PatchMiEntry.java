package org.inversight.attack;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.model.Access;

/** What the catalogue says of Patch-MI. */
final class PatchMiEntry {

    static final String RATE = "patch-mi.learning-rate";
    static final String WEIGHT = "patch-mi.identity-weight";
    static final String SMOOTHING = "patch-mi.smoothing";
    static final String AVERAGE = "patch-mi.average";
    static final String NORMALISATION = "patch-mi.normalisation";
    static final String PATCH = "patch-mi.patch";
    static final String STRIDE = "patch-mi.stride";
    static final String PADDING = "patch-mi.padding";
    static final String FEATURES = "patch-mi.features";
    static final String LEVELS = "patch-mi.levels";
    static final String WIDTH = "patch-mi.width";
    static final String LATENT = "patch-mi.latent";
    static final String BATCH = "patch-mi.batch";

    private static final String RELEASE = "Patch-MI release, MNIST";
    private static final String REDUCED = "for a processor; the release has ";

    private PatchMiEntry() {}

    static AttackType type() {
        return new AttackType(
                entry(), parameters(), new Needs(Access.WEIGHTS, false, false, true, false), 1860, PatchMiAttack::new);
    }

    private static Entry entry() {
        return new Entry(
                "patch-mi",
                "Patch-MI",
                "One generator per class, trained during the attack, assembles patches of other images.",
                "Patch-MI treats inversion as a jigsaw. It needs no images like the private ones, only "
                        + "auxiliary images that share strokes or textures with them. A discriminator scores small "
                        + "patches, never a whole image, and takes the mean over all of them. So a generator may "
                        + "combine auxiliary patches in any way, and the identity loss selects the combination that "
                        + "the target assigns to the attacked class. Each class has its own generator and "
                        + "discriminator, trained during the attack. The weight between the two losses decides: a "
                        + "large one gives textures that satisfy classifiers, a small one gives strokes that may not "
                        + "form the class. The published form gives the target each image unchanged and once rotated "
                        + "and cropped: the augmentation views.",
                "L_{D} = BCE(D(x), 1 − ε) + BCE(D(G(z)), 0);  L_{G} = BCE(D(G(z)), 1) + w L_{id}(T(R(G(z))), y)",
                "Jang et al., Patch-MI, arXiv 2312.07040; networks, losses and optimiser as in its release",
                "white box: weights of the target, and auxiliary images that may be unlike the private ones",
                List.of(
                        "The release trains for 30 passes over its auxiliary images. The 1,860 steps are 30 passes over this "
                                + "program's 4,000 glyphs in the published batches of 64; the samples' presets make 200.",
                        "The networks are narrower and the batches smaller than published, as the parameters say.",
                        "There is one discrete code (K = 1, as published for MNIST and CIFAR-10), so the code classifier Q is left out, and the "
                                + "code's branch of the generator is the bias of its first layer.",
                        "1 x 1 convolutions before an instance normalisation have no bias, since the normalisation "
                                + "would cancel it.",
                        "Unless the normalisation is running, shown images are normalised over a batch as large as in "
                                + "a step, as in training; the release draws its final images in evaluation mode.",
                        "The samples' preset departs further: max-margin loss, students, another transformation, larger "
                                + "patches, an average of the generators. With cross-entropy and views it takes the "
                                + "published values, but for widths, batch and steps: no students, weight 30, running statistics."));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.number(WEIGHT)
                        .titled("Identity weight w")
                        .about("Weight of the identity loss against the patch discriminator.")
                        .between(0.001, 1000)
                        .byDefault(1)
                        .logarithmic()
                        .slider(0.1, 100)
                        .from("for narrow networks; the release has 30")
                        .live(),
                Parameter.number(RATE)
                        .titled("Learning rate")
                        .about("Step of Adam (0.5, 0.999) of generators and discriminators.")
                        .between(0.00001, 0.1)
                        .byDefault(0.001)
                        .logarithmic()
                        .from(RELEASE)
                        .live(),
                Parameter.number(SMOOTHING)
                        .titled("Label smoothing ε")
                        .about(
                                "The label of an auxiliary image is 1 minus this; a larger value makes the discriminator "
                                        + "less certain.")
                        .between(0, 0.9999)
                        .byDefault(0.6)
                        .from(RELEASE)
                        .live(),
                Parameter.number(AVERAGE)
                        .titled("Average of generators")
                        .about(
                                "Shown images come from a running mean of each generator's weights, which keeps this share "
                                        + "in a step; 0 uses the current weights. The mean fluctuates less than single steps; "
                                        + "training does not use it.")
                        .between(0, 0.9999)
                        .byDefault(0)
                        .unit("per step")
                        .zeroMeans("no average")
                        .from("none in the Patch-MI release; Yazıcı et al., ICLR 2019")
                        .live(),
                new Parameter.Choice(
                        NORMALISATION,
                        "Normalisation of shown images",
                        "By their own batch, as in training, or by running statistics of the steps: evaluation mode, in "
                                + "which an image does not depend on those beside it. These statistics are of the "
                                + "networks that move, and do not fit an average of them: take one or the other.",
                        "batch",
                        List.of("batch", "running"),
                        "running: Patch-MI release",
                        false),
                Parameter.whole(PATCH)
                        .titled("Patch size p")
                        .about("Side of the patches that the discriminator scores.")
                        .between(2, 64)
                        .byDefault(6)
                        .unit("pixels")
                        .from(RELEASE)
                        .needsRestart(),
                Parameter.whole(STRIDE)
                        .titled("Stride s")
                        .about("Distance between neighbouring patches; below the patch size they overlap.")
                        .between(1, 32)
                        .byDefault(2)
                        .unit("pixels")
                        .from(RELEASE)
                        .needsRestart(),
                Parameter.whole(PADDING)
                        .titled("Padding q")
                        .about("Grey border added to an image before it is cut into patches.")
                        .between(0, 32)
                        .byDefault(2)
                        .unit("pixels")
                        .from(RELEASE)
                        .needsRestart(),
                Parameter.whole(FEATURES)
                        .titled("Discriminator width F")
                        .about("Features per patch.")
                        .between(2, 1536)
                        .byDefault(64)
                        .from(REDUCED + "256")
                        .needsRestart(),
                Parameter.whole(LEVELS)
                        .titled("Discriminator levels")
                        .about("Layers of the network that scores a patch.")
                        .between(1, 6)
                        .byDefault(3)
                        .from(RELEASE)
                        .needsRestart(),
                Parameter.whole(WIDTH)
                        .titled("Generator width")
                        .about("Half the channels before the last doubling; each earlier block has twice as many.")
                        .between(1, 128)
                        .byDefault(16)
                        .unit("channels")
                        .from(REDUCED + "64")
                        .needsRestart(),
                Parameter.whole(LATENT)
                        .titled("Latent size")
                        .about("Length of z.")
                        .between(1, 1000)
                        .byDefault(100)
                        .from(RELEASE)
                        .needsRestart(),
                Parameter.whole(BATCH)
                        .titled("Batch")
                        .about("Images generated per class and step, and auxiliary images compared with them.")
                        .between(2, 256)
                        .byDefault(32)
                        .unit("per class")
                        .from(REDUCED + "64")
                        .needsRestart());
    }
}
