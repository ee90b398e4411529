package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Noise;
import org.inversight.loss.IdentityLoss;

/**
 * The views of an image that each classifier is shown, all in one batch, view by view: row {@code v n + i} is view v of
 * image i.
 *
 * @param count views of each image, the unchanged image included
 * @param unchanged whether the first is the unchanged image
 * @param each whether every image has draws of its own, or all share one draw a view
 * @param logits whether a classifier's logits are averaged over the views before the loss, or the losses are averaged
 * @param ranges of the random views
 * @param seed of all random numbers
 */
record Views(int count, boolean unchanged, boolean each, boolean logits, ViewRanges ranges, long seed) {

    private static final String COUNT = "views.count";
    private static final String UNCHANGED = "views.unchanged";
    private static final String DRAW = "views.draw";
    private static final String COMBINE = "views.combine";
    private static final String IMAGE = "image";
    private static final String LOGITS = "logits";

    /** Keeps the draws apart from every other stream of the seed. */
    private static final long STREAM = 42;

    /** The step of what is only displayed; those of an attack begin at 1. */
    static final int DISPLAY = 0;

    static final List<Parameter> PARAMETERS = parameters();

    /** The image itself and nothing else. */
    static final Views NONE = new Views(1, true, false, false, new ViewRanges(0, false, 1, 0, 0, 0, 0, 0), 0);

    static Views of(Values values, long seed) {
        return new Views(
                values.whole(COUNT),
                values.flag(UNCHANGED),
                values.choice(DRAW).equals(IMAGE),
                values.choice(COMBINE).equals(LOGITS),
                ViewRanges.of(values),
                seed);
    }

    /** Whether classifiers are shown anything but the image itself. */
    boolean change() {
        return count > 1 || !unchanged;
    }

    /**
     * What the classifiers are shown in a step; gradients flow to the images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param labels (n) attacked classes
     * @param step of the attack, from 1
     * @return (count · n, c, h, w) in [0, 1]
     */
    NDArray of(NDArray images, NDArray labels, int step) {
        NDList views = new NDList();
        for (int view = 0; view < count; view++) {
            views.add(view == 0 && unchanged ? images : View.of(images, draws(view, labels, step)));
        }
        return views.size() == 1 ? views.get(0) : NDArrays.concat(views);
    }

    /**
     * A classifier's part of the identity loss.
     *
     * @param scores its logits for all views, (count · n, K)
     * @param labels (n) attacked classes
     * @return (n)
     */
    NDArray perModel(IdentityLoss loss, NDArray scores, NDArray labels) {
        if (count == 1) {
            return loss.perModel(scores, labels);
        }
        long n = labels.size();
        if (logits) {
            NDArray mean = scores.reshape(count, n, scores.getShape().get(1)).mean(new int[] {0});
            return loss.perModel(mean, labels);
        }
        NDArray own = labels.duplicate();
        own.attach(scores.getManager());
        NDArray repeated = own.reshape(1, n).broadcast(new Shape(count, n)).reshape(count * n);
        return average(loss.perModel(scores, repeated));
    }

    /** The mean over views, (n) of (count · n). */
    NDArray average(NDArray perView) {
        return count == 1 ? perView : perView.reshape(count, -1).mean(new int[] {0});
    }

    /** These images as the classifiers are shown them, with one draw that stays the same. */
    Panel panel(NDArray images, NDArray labels) {
        Shape shape = images.getShape();
        float[] all = of(images, labels, DISPLAY).toFloatArray();
        int size = all.length / count;
        List<Panel.Group> groups = new ArrayList<>();
        for (int view = 0; view < count; view++) {
            float[] pixels = java.util.Arrays.copyOfRange(all, view * size, (view + 1) * size);
            groups.add(new Panel.Group(
                    view == 0 && unchanged ? "Unchanged" : "View " + (view + 1),
                    new Images(
                            (int) shape.get(0), (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), pixels)));
        }
        return new Panel.ImageGroups(
                "views",
                "Views of the images",
                "Each step draws the views anew, "
                        + (each ? "for each image." : "one draw for all images.")
                        + " These are one draw that stays the same, so that the images can be compared.",
                groups);
    }

    /** One view for all images, or one each: keyed by class and restart, whatever else there is. */
    private List<View> draws(int view, NDArray labels, int step) {
        if (!each) {
            return List.of(ranges.draw(Noise.keyed(seed, STREAM, step, view)));
        }
        List<View> draws = new ArrayList<>();
        Map<Long, Integer> restarts = new HashMap<>();
        for (long label : labels.toLongArray()) {
            int restart = restarts.merge(label, 1, Integer::sum) - 1;
            draws.add(ranges.draw(Noise.keyed(seed, STREAM, step, view, label, restart)));
        }
        return draws;
    }

    private static List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.whole(COUNT)
                .titled("Views")
                .about("Views per image and step; the cost of a step grows with them.")
                .between(1, 16)
                .byDefault(2)
                .unit("views")
                .from("Patch-MI release, MNIST: the image and one random view (CIFAR-10: 4)")
                .live());
        all.add(new Parameter.Flag(
                UNCHANGED,
                "Include unchanged image",
                "Whether one of the views is the unchanged image.",
                true,
                "Patch-MI release, MNIST (PLG-MI and PPA: no)",
                true));
        all.add(new Parameter.Choice(
                DRAW,
                "Random draw",
                "Whether a view's random changes are drawn once for the whole batch or for each image.",
                "batch",
                List.of("batch", IMAGE),
                "Patch-MI release: one draw per view for the whole batch",
                true));
        all.add(new Parameter.Choice(
                COMBINE,
                "Combination",
                "Whether the losses of the views are averaged, or a classifier's logits are averaged first.",
                "losses",
                List.of("losses", LOGITS),
                "Patch-MI release, MNIST: losses (CIFAR-10: logits)",
                true));
        all.addAll(ViewRanges.PARAMETERS);
        return List.copyOf(all);
    }
}
