package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inversight.data.Fingerprint;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.PixelDescent;

/** Stores of adversarial images, made once and kept in the work folder. */
record Adversaries(StageContext context) {

    private static final int BATCH = 64;
    private static final List<Integer> TRAINED_STEPS = List.of(5, 20, 60);

    /** What an evaluator with a reject class learns from. */
    static List<PixelDescent> trained() {
        List<PixelDescent> all = new ArrayList<>();
        for (boolean noise : List.of(false, true)) {
            for (boolean logit : List.of(false, true)) {
                for (double size : logit ? List.of(0.02, 0.1) : List.of(0.1, 1.0)) {
                    all.add(descent(logit, noise, size, TRAINED_STEPS));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Step sizes, step counts and a rule of descent that it never sees. */
    static List<PixelDescent> heldOut() {
        return List.of(
                descent(false, false, 0.3, List.of(100)),
                descent(false, true, 0.03, List.of(100)),
                descent(true, false, 0.01, List.of(100)),
                new PixelDescent(
                        "sign descent, step 0.02, from zeros, 40 steps", false, false, true, 0.02, List.of(40)));
    }

    /** What is tried on a network that it never saw. */
    static List<PixelDescent> plain() {
        return List.of(descent(false, false, 0.1, List.of(60)), descent(false, true, 0.1, List.of(60)));
    }

    private static PixelDescent descent(boolean logit, boolean noise, double size, List<Integer> steps) {
        return new PixelDescent(
                "%s descent, step size %s, from %s, %d steps"
                        .formatted(logit ? "logit" : "cross-entropy", size, noise ? "noise" : "zeros", steps.getLast()),
                logit,
                noise,
                false,
                size,
                steps);
    }

    /**
     * Images of every descent against every network.
     *
     * @param store begins the name of a file in the work folder, which is read if it was made against these very
     *     networks
     */
    Images pool(String store, List<NativeNetwork> networks, List<PixelDescent> descents, int rounds)
            throws IOException {
        Path file = context.work().resolve(store + "-" + weights(networks) + ".idx.gz");
        if (Files.isRegularFile(file)) {
            return Idx.readImages(file);
        }
        int side = context.recipe().side();
        int classes = context.material().classes().size();
        int channels = context.material().channels();
        List<Images> made = new ArrayList<>();
        int all = networks.size() * descents.size() * rounds;
        for (int n = 0; n < networks.size(); n++) {
            for (int d = 0; d < descents.size(); d++) {
                for (int round = 0; round < rounds; round++) {
                    context.progress().check();
                    int done = (n * descents.size() + d) * rounds + round;
                    context.progress()
                            .report(
                                    "%s: adversarial images, step %d of %d".formatted(store, done + 1, all),
                                    (double) done / all);
                    made.addAll(descents.get(d)
                            .run(
                                    context.engine(),
                                    networks.get(n),
                                    classes,
                                    BATCH,
                                    channels,
                                    side,
                                    Noise.keyed(context.seed(store), n, d, round)));
                }
            }
        }
        Images pool = joined(made);
        Files.createDirectories(context.work());
        Path part = file.resolveSibling(store + ".part");
        Idx.writeImages(part, pool);
        Files.move(part, file);
        // read back: eight bits a value, as every later run will see it
        return Idx.readImages(file);
    }

    /** Eight digits that change with the networks' weights. */
    private static String weights(List<NativeNetwork> networks) {
        Fingerprint print = new Fingerprint();
        for (NativeNetwork network : networks) {
            network.arrays().values().forEach(array -> print.add(array.toFloatArray()));
        }
        return print.hex().substring(0, 8);
    }

    /** All images, one set after the other. */
    static Images joined(List<Images> sets) {
        int count = sets.stream().mapToInt(Images::count).sum();
        Images first = sets.getFirst();
        float[] pixels = new float[count * first.stride()];
        int at = 0;
        for (Images set : sets) {
            System.arraycopy(set.pixels(), 0, pixels, at, set.pixels().length);
            at += set.pixels().length;
        }
        return new Images(count, first.channels(), first.height(), first.width(), pixels);
    }
}
