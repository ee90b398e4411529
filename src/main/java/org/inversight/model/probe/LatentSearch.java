package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.inversight.engine.Weight;
import org.inversight.model.ModelException;
import org.jspecify.annotations.Nullable;

/** Finds the latent vectors that a generator takes. */
final class LatentSearch {

    static final int SHORTEST = 2;
    static final int LONGEST = 1024;

    private static final int[] USUAL = {100, 128, 64, 512, 256, 32, 16, 50, 10, 20, 8, 2, 200, 1024};

    /** Numbers of layers that StyleGAN's own w has at 64 to 1024 pixels. */
    private static final int[] LAYERS = {14, 18, 10, 12, 16};

    private final Subject subject;
    private final Trials trials;
    private @Nullable String near;

    LatentSearch(Subject subject, Trials trials) {
        this.subject = subject;
        this.trials = trials;
    }

    /**
     * Latents that the network takes.
     *
     * @param image what it makes of a batch of them: (n, c, h, w)
     */
    record Fit(int latent, Trials.Out image) {

        int channels() {
            return (int) image.shape().get(1);
        }

        int height() {
            return (int) image.shape().get(2);
        }

        int width() {
            return (int) image.shape().get(3);
        }
    }

    /**
     * @return null where none fits
     * @throws ModelException if the network cannot run at all
     */
    @Nullable
    Fit find() throws ModelException {
        Deque<Integer> queue = new ArrayDeque<>();
        int told = told();
        if (told >= SHORTEST) {
            queue.add(told);
        }
        for (int latent : USUAL) {
            queue.add(latent);
        }
        Set<Integer> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            int latent = queue.poll();
            if (latent < SHORTEST || !seen.add(latent)) {
                continue;
            }
            subject.progress().report("Trying latents of %d numbers".formatted(latent), -1);
            Trials.Trial one = trials.run(new Shape(1, latent));
            if (one.fault() != null) {
                int hint = SizeHints.width(one.fault());
                if (hint >= SHORTEST) {
                    queue.addFirst(hint);
                }
                continue;
            }
            Trials.Trial several = trials.run(new Shape(Trials.BATCH, latent));
            for (Trials.Out out : several.outs()) {
                if (image(out.shape())) {
                    return new Fit(latent, out);
                }
            }
            look(several, latent);
        }
        return null;
    }

    private static boolean image(Shape shape) {
        return shape.dimension() == 4
                && shape.get(0) == Trials.BATCH
                && (shape.get(1) == 1 || shape.get(1) == 3)
                && shape.get(2) > 1
                && shape.get(3) > 1;
    }

    /** Keeps in words what is nearly a generator. */
    private void look(Trials.Trial several, int latent) {
        if (near != null || !several.ran()) {
            return;
        }
        Shape shape = several.outs().getFirst().shape();
        if (shape.dimension() == 4 && shape.get(0) == Trials.BATCH && shape.get(2) > 4) {
            boolean last = shape.get(3) == 1 || shape.get(3) == 3;
            near = last && shape.get(1) > 4
                    ? "of latents of %d numbers it makes images with the channels last, %s; export a wrapper that returns .permute(0, 3, 1, 2)"
                            .formatted(latent, shape)
                    : "of latents of %d numbers it makes images of %d channels, and 1 or 3 are expected; export a wrapper that returns the colours alone, such as images[:, :3]"
                            .formatted(latent, shape.get(1));
        }
    }

    /** The likeliest reason why nothing fits; null where only libtorch's complaints tell. */
    @Nullable
    String reason() {
        return near;
    }

    /**
     * Whether it takes StyleGAN's w, one vector for each layer; asked where nothing else fits.
     *
     * @throws ModelException if the network cannot run at all
     */
    boolean takesLayers() throws ModelException {
        for (int layers : LAYERS) {
            Trials.Trial trial = trials.run(new Shape(Trials.BATCH, layers, 512));
            if (trial.outs().stream().anyMatch(out -> image(out.shape()))) {
                return true;
            }
        }
        return false;
    }

    /** What the first matrix takes: columns of a dense layer, rows of a transposed convolution. */
    private int told() {
        for (Weight weight : subject.weights()) {
            Shape shape = weight.shape();
            if (shape.dimension() == 2) {
                return (int) shape.get(1);
            }
            if (shape.dimension() == 4) {
                return (int) shape.get(0);
            }
        }
        return 0;
    }
}
