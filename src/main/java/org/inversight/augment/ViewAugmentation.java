package org.inversight.augment;

import java.util.List;
import java.util.Map;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Values;

/**
 * The random transformation block of Patch-MI (Jang et al., arXiv 2312.07040; {@code tools/main.py} of its release),
 * with the changes of PLG-MI and Plug &amp; Play Attacks: the target is shown several views of each image, and the
 * identity loss is the mean.
 */
public final class ViewAugmentation extends Ensemble {

    /** Entry, parameters and factory for the catalogue. */
    public static final AugmentationType TYPE = new AugmentationType(
            new Entry(
                    "views",
                    "Views",
                    "The target sees rotated, cropped and shifted views of each image.",
                    "A face or a digit survives a small rotation, crop or shift; a pattern that fools one "
                            + "network pixel by pixel seldom does. In each step the target gets random views, beside the "
                            + "image or in its place: rotated, cropped and resized, mirrored, shifted, and changed in "
                            + "brightness and contrast. The gradient flows back through every change. A loss term on the "
                            + "target's features, as in LOM, is averaged over the views too.",
                    "L_{id} = 1/V · Σ_{v = 1..V} L(T(R_{v}(x)), y)",
                    "Jang et al., Patch-MI, 2023, random transformation block, as released for MNIST; further changes as in PLG-MI "
                            + "(AAAI 2023) and Plug & Play Attacks (ICML 2022)",
                    "",
                    List.of(
                            "Turn, crop, mirror and shift are one affine map that is sampled once, bilinearly; the releases sample "
                                    + "once for each change, and turn without interpolation. What lies outside is black.",
                            "Crops lie anywhere, not on whole pixels, and their proportions are relative to the image's.",
                            "Brightness comes before contrast; torchvision draws their order.",
                            "A turn comes first, as in Patch-MI; PLG-MI crops, mirrors and changes colours before it turns.")),
            Views.PARAMETERS,
            false,
            ViewAugmentation::new);

    /** Values of its parameters as in the release of PLG-MI: two random views of each image. */
    public static final Map<String, Object> PLG_MI = Map.of(
            "views.count", 2,
            "views.unchanged", false,
            "views.draw", "image",
            "views.rotation", 5.0,
            "views.expand", false,
            "views.crop-area", 0.8,
            "views.crop-aspect", 0.0,
            "views.mirror", 0.5,
            "views.brightness", 0.2,
            "views.contrast", 0.2);

    private final long seed;

    ViewAugmentation(AugmentationInputs inputs) {
        super(inputs.target(), List.of(), new double[0], Views.of(inputs.values(), inputs.seed()));
        this.seed = inputs.seed();
    }

    @Override
    public void change(Values values) {
        show(Views.of(values, seed));
    }
}
