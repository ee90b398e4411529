package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inversight.engine.Weight;
import org.inversight.model.ImageSize;
import org.inversight.model.ModelException;
import org.inversight.model.ModelKind;
import org.inversight.model.Readout;
import org.jspecify.annotations.Nullable;

/**
 * Finds the images that a network takes, the cheapest first: what weights and complaints tell is tried before the usual
 * sizes, and a size that an option gives is the only one.
 */
final class ImageSearch {

    private static final List<Integer> USUAL = List.of(32, 28, 64, 48, 96, 112, 128, 160, 192, 224, 256, 299, 384, 512);
    private static final List<Integer> FACES = List.of(112, 160, 96, 128, 224, 64);

    /** After the first size that fits, so many others tell whether any does. */
    private static final int OTHERS = 3;

    private static final int BISECTIONS = 10;

    private final Subject subject;
    private final Trials trials;
    private final List<Weight> weights;

    /** What the network did that is nearly right, in words; the first is the likeliest reason. */
    private final List<String> near = new ArrayList<>();

    private @Nullable String channelFault;

    ImageSearch(Subject subject, Trials trials) {
        this.subject = subject;
        this.trials = trials;
        this.weights = subject.weights();
    }

    /**
     * Images that the network takes.
     *
     * @param sizes that fit, the likeliest first
     * @param outs what it returned for a batch
     * @param oblong whether another height and width would fit as well
     */
    record Fit(int channels, List<ImageSize> sizes, List<Trials.Out> outs, boolean oblong) {

        ImageSize size() {
            return sizes.getFirst();
        }
    }

    /** Sizes that are offered where every size fits. */
    static List<Integer> usual(ModelKind expected) {
        Set<Integer> sizes = new LinkedHashSet<>();
        if (expected == ModelKind.VERIFIER) {
            sizes.addAll(FACES);
        }
        sizes.addAll(USUAL);
        return List.copyOf(sizes);
    }

    /**
     * @param size the only one that is tried; null for all
     * @return null where none fits
     * @throws ModelException if the network cannot run at all
     */
    @Nullable
    Fit find(ModelKind expected, @Nullable ImageSize size) throws ModelException {
        for (int channels : channels(expected)) {
            Fit fit = find(expected, channels, size);
            if (fit != null) {
                return fit;
            }
        }
        return null;
    }

    private @Nullable Fit find(ModelKind expected, int channels, @Nullable ImageSize given) throws ModelException {
        Deque<ImageSize> queue = new ArrayDeque<>();
        List<ImageSize> told = SizeHints.beginsDense(weights)
                ? SizeHints.ofLength(SizeHints.firstInput(weights), channels)
                : List.of();
        boolean oblong = told.size() > 1;
        if (given != null) {
            queue.add(given);
        } else {
            queue.addAll(told);
            usual(expected).forEach(side -> queue.add(ImageSize.of(side)));
        }
        Set<ImageSize> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            ImageSize size = queue.poll();
            if (!seen.add(size)) {
                continue;
            }
            Trials.Trial one = images(1, channels, size);
            if (one.fault() != null) {
                if (SizeHints.channels(one.fault()) > 0 && otherChannels(one.fault(), channels)) {
                    return null;
                }
                if (given == null) {
                    List<ImageSize> hints = hints(one.fault(), channels, size);
                    oblong |= hints.size() > 1
                            && hints.getFirst().height() != hints.getFirst().width();
                    for (int i = hints.size() - 1; i >= 0; i--) {
                        queue.addFirst(hints.get(i));
                    }
                }
                continue;
            }
            List<Trials.Out> outs = fitting(one, channels, size);
            if (outs != null) {
                List<ImageSize> sizes = given != null || oblong ? List.of(size) : others(expected, channels, size);
                return new Fit(channels, sizes, outs, oblong && size.height() != size.width());
            }
            if (near.size() > 2) {
                return null;
            }
        }
        return null;
    }

    /** Whether a convolution wants another number of channels than it is given here. */
    private boolean otherChannels(Fault fault, int channels) {
        int wanted = SizeHints.channels(fault);
        boolean first = fault.text().matches("(?s).*expected input\\[1, " + channels + ", .*");
        if (first && wanted != 1 && wanted != 3) {
            channelFault =
                    "its first convolution takes images of %d channels, and this program has grey or colour ones (1 or 3); export a wrapper that makes the others"
                            .formatted(wanted);
        }
        return first && wanted != channels;
    }

    private List<ImageSize> hints(Fault fault, int channels, ImageSize tried) throws ModelException {
        SizeHints.Length length = SizeHints.length(fault);
        if (length == null) {
            return SizeHints.named(fault, tried, weights);
        }
        if (length.is() == channels * tried.height() * tried.width()) {
            return SizeHints.ofLength(length.wanted(), channels);
        }
        int side = bisect(channels, tried.height(), length);
        return side == 0 ? List.of() : List.of(ImageSize.of(round(channels, side)));
    }

    /** The side whose features a dense layer takes: their number grows with the area. */
    private int bisect(int channels, int from, SizeHints.Length start) throws ModelException {
        SizeHints.Length length = start;
        int side = from;
        int low = SizeHints.SMALLEST - 1;
        int high = SizeHints.LARGEST + 1;
        for (int i = 0; i < BISECTIONS; i++) {
            if (length.is() < length.wanted()) {
                low = side;
            } else {
                high = side;
            }
            if (high - low < 2) {
                return 0;
            }
            double grown = side * Math.sqrt(length.wanted() / (double) length.is());
            side = Math.clamp((int) Math.round(grown), low + 1, high - 1);
            Trials.Trial trial = images(1, channels, ImageSize.of(side));
            if (trial.fault() == null) {
                return side;
            }
            SizeHints.Length next = SizeHints.length(trial.fault());
            if (next == null) {
                return 0;
            }
            length = next;
        }
        return 0;
    }

    /** Of the sides around this one that fit too the roundest. */
    private int round(int channels, int side) throws ModelException {
        for (int usual : USUAL) {
            if (Math.abs(usual - side) < 32
                    && images(1, channels, ImageSize.of(usual)).ran()) {
                return usual;
            }
        }
        for (int step = 32; step > 1; step /= 2) {
            for (int near : new int[] {side / step * step, (side / step + 1) * step}) {
                if (near >= SizeHints.SMALLEST
                        && images(1, channels, ImageSize.of(near)).ran()) {
                    return near;
                }
            }
        }
        return side;
    }

    /** What it returns for a batch, if that can be used. */
    private @Nullable List<Trials.Out> fitting(Trials.Trial one, int channels, ImageSize size) throws ModelException {
        Trials.Trial several = images(Trials.BATCH, channels, size);
        if (!several.ran()) {
            near.add(
                    "it takes one image of %d x %s at a time and not %d, so its batch size is fixed; export it with a free batch size (torch.jit.script, or .flatten(1) in place of .view(1, ...))"
                            .formatted(channels, words(size), Trials.BATCH));
            return null;
        }
        if (several.outs().stream().anyMatch(ImageSearch::usable)) {
            return several.outs();
        }
        near.add(
                "of %d images of %d x %s it makes %s, and class scores of shape (%d, classes) are expected; export a wrapper that returns such"
                        .formatted(Trials.BATCH, channels, words(size), shapes(several), Trials.BATCH));
        return null;
    }

    /** One row of numbers for each image. */
    static boolean usable(Trials.Out out) {
        Shape rows = out.shape().dimension() == 0 ? out.shape() : Readout.rows(out.shape());
        return rows.dimension() == 2 && rows.get(0) == Trials.BATCH;
    }

    static String shapes(Trials.Trial trial) {
        return String.join(
                " and ",
                trial.outs().stream().map(out -> out.shape().toString()).toList());
    }

    private List<ImageSize> others(ModelKind expected, int channels, ImageSize first) throws ModelException {
        List<ImageSize> fits = new ArrayList<>(List.of(first));
        List<ImageSize> untried = new ArrayList<>();
        int left = OTHERS;
        for (int side : usual(expected)) {
            ImageSize size = ImageSize.of(side);
            if (size.equals(first)) {
                continue;
            }
            if (left == 0) {
                untried.add(size);
            } else if (side < 2 * Math.max(64, first.height())) {
                left--;
                if (images(1, channels, size).ran()) {
                    fits.add(size);
                }
            }
        }
        if (fits.size() > 1) {
            fits.addAll(untried);
        }
        return fits;
    }

    private Trials.Trial images(int batch, int channels, ImageSize size) throws ModelException {
        subject.progress().report("Trying images of %d x %s pixels".formatted(channels, words(size)), -1);
        return trials.run(new Shape(batch, channels, size.height(), size.width()));
    }

    static String words(ImageSize size) {
        return size.height() + " x " + size.width();
    }

    /** The likeliest reason why nothing fits; null where only libtorch's complaints tell. */
    @Nullable
    String reason() {
        return near.isEmpty() ? channelFault : near.getFirst();
    }

    /** The first layer's, where weights are visible; faces are rather in colour. */
    private List<Integer> channels(ModelKind expected) {
        boolean colour = expected == ModelKind.VERIFIER;
        int first = SizeHints.firstInput(weights);
        if (SizeHints.beginsDense(weights)) {
            List<ImageSize> grey = SizeHints.ofLength(first, 1);
            List<ImageSize> three = SizeHints.ofLength(first, 3);
            colour = square(three) || !square(grey) && grey.isEmpty() && !three.isEmpty();
        } else if (first > 0) {
            colour = first == 3;
        }
        return colour ? List.of(3, 1) : List.of(1, 3);
    }

    private static boolean square(List<ImageSize> sizes) {
        return sizes.size() == 1
                && sizes.getFirst().height() == sizes.getFirst().width();
    }
}
