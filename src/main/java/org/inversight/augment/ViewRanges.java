package org.inversight.augment;

import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;

/**
 * From which ranges a view is drawn; 0 switches a change off, and so does an area of 1.
 *
 * @param rotation most degrees either way
 * @param expand whether the canvas grows with the turn
 * @param cropArea least share of the canvas that a crop keeps
 * @param cropAspect how far a crop's proportions may depart from the image's, as a share
 * @param mirror probability of being mirrored left to right
 * @param translation most shift either way, as a share of width and height
 * @param brightness how far the factor may depart from 1
 * @param contrast how far the factor may depart from 1
 */
record ViewRanges(
        double rotation,
        boolean expand,
        double cropArea,
        double cropAspect,
        double mirror,
        double translation,
        double brightness,
        double contrast) {

    private static final String ROTATION = "views.rotation";
    private static final String EXPAND = "views.expand";
    private static final String CROP_AREA = "views.crop-area";
    private static final String CROP_ASPECT = "views.crop-aspect";
    private static final String MIRROR = "views.mirror";
    private static final String TRANSLATION = "views.translation";
    private static final String BRIGHTNESS = "views.brightness";
    private static final String CONTRAST = "views.contrast";

    private static final String ROW = "Patch-MI release, MNIST";

    static final List<Parameter> PARAMETERS = List.of(
            real(
                    ROTATION,
                    "Rotation",
                    "A view is rotated by up to this angle either way.",
                    20,
                    180,
                    "degrees",
                    ROW + " (PLG-MI: 5)"),
            new Parameter.Flag(
                    EXPAND,
                    "Rotation keeps corners",
                    "The canvas grows with the rotation, so no corner is lost and the image shrinks a little.",
                    true,
                    ROW,
                    true),
            Parameter.number(CROP_AREA)
                    .titled("Smallest crop")
                    .about("A view is a random crop of at least this share of the area, resized to the image's size; "
                            + "1 does not crop.")
                    .between(0.05, 1)
                    .byDefault(0.85)
                    .unit("share of the area")
                    .from(ROW + " (PLG-MI: 0.8, PPA: 0.9)")
                    .live(),
            real(
                    CROP_ASPECT,
                    "Crop proportions",
                    "A crop's proportions differ from the image's by a factor of up to 1 plus and minus this; "
                            + "needs a smallest crop below 1.",
                    0.1,
                    0.9,
                    "share",
                    ROW + " (PLG-MI and PPA: 0)"),
            real(
                    MIRROR,
                    "Mirrored",
                    "Probability that a view is mirrored left to right.",
                    0,
                    1,
                    "probability",
                    ROW + ": none (PLG-MI: 0.5)"),
            real(
                    TRANSLATION,
                    "Translation",
                    "A view is shifted by up to this share of width and height either way.",
                    0,
                    0.9,
                    "share of the size",
                    ROW + ": none (CelebA: 0.1)"),
            real(
                    BRIGHTNESS,
                    "Brightness",
                    "The values are multiplied by a factor of up to 1 plus and minus this.",
                    0,
                    1,
                    "share",
                    ROW + ": none (PLG-MI: 0.2)"),
            real(
                    CONTRAST,
                    "Contrast",
                    "Distances from the image's mean grey are multiplied by a factor of up to 1 plus and minus this.",
                    0,
                    1,
                    "share",
                    ROW + ": none (PLG-MI: 0.2)"));

    /** Crops that are tried before the whole canvas is taken. */
    private static final int TRIES = 10;

    static ViewRanges of(Values values) {
        return new ViewRanges(
                values.real(ROTATION),
                values.flag(EXPAND),
                values.real(CROP_AREA),
                values.real(CROP_ASPECT),
                values.real(MIRROR),
                values.real(TRANSLATION),
                values.real(BRIGHTNESS),
                values.real(CONTRAST));
    }

    /** One view. What is switched off takes its random number all the same. */
    View draw(RandomGenerator random) {
        double degrees = either(random) * rotation;
        boolean mirrored = random.nextDouble() < mirror;
        double right = either(random) * translation;
        double down = either(random) * translation;
        double bright = 1 + either(random) * brightness;
        double strong = 1 + either(random) * contrast;
        double width = 1;
        double height = 1;
        if (cropArea < 1) {
            for (int i = 0; i < TRIES; i++) {
                double area = cropArea + random.nextDouble() * (1 - cropArea);
                double low = Math.log(1 - cropAspect);
                double aspect = Math.exp(low + random.nextDouble() * (Math.log(1 + cropAspect) - low));
                double wide = Math.sqrt(area * aspect);
                double high = Math.sqrt(area / aspect);
                if (wide <= 1 && high <= 1) {
                    width = wide;
                    height = high;
                    break;
                }
            }
        }
        double left = random.nextDouble() * (1 - width);
        double top = random.nextDouble() * (1 - height);
        return ViewBuilder.builder()
                .degrees(degrees)
                .expanded(expand)
                .left(left)
                .top(top)
                .width(width)
                .height(height)
                .mirrored(mirrored)
                .right(right)
                .down(down)
                .brightness(bright)
                .contrast(strong)
                .build();
    }

    private static double either(RandomGenerator random) {
        return 2 * random.nextDouble() - 1;
    }

    private static Parameter real(
            String id, String title, String description, double value, double most, String unit, String source) {
        return Parameter.number(id)
                .titled(title)
                .about(description)
                .between(0, most)
                .byDefault(value)
                .unit(unit)
                .from(source)
                .live();
    }
}
