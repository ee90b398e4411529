package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.engine.Ops;
import org.inversight.model.WeightsFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State of a training in a file, float32, so that nothing is lost. */
final class Checkpoint {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
    private static final String STEPS = "steps made";
    private static final String PLAN = "plan";
    private static final String ENDED = "ended early";
    private static final String OTHER = ".other-plan";
    private static final int HALF = 16;

    private Checkpoint() {}

    /**
     * What a file says of a training.
     *
     * @param steps made
     * @param ended whether no more are made though there are more
     */
    record Standing(int steps, boolean ended) {

        static final Standing BEGINNING = new Standing(0, false);
    }

    static void write(Path file, int steps, boolean ended, Training training, NDManager manager) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Map<String, NDArray> arrays = new LinkedHashMap<>(training.state());
        // float32 holds every whole number up to 16 million
        try (NDManager scope = manager.newSubManager()) {
            arrays.put(STEPS, scope.create(new float[] {steps}));
            arrays.put(ENDED, scope.create(new float[] {ended ? 1 : 0}));
            arrays.put(PLAN, scope.create(mark(training.plan())));
            WeightsFile.write(file, arrays, DataType.FLOAT32);
        }
    }

    /**
     * Fills the training's state, if the file is there. One that was saved under another plan is put aside, under its
     * name with {@code .other-plan} behind: nothing of it is lost.
     *
     * @return the beginning without a file, or if it was saved under another plan
     * @throws IOException if the file belongs to another training
     */
    static Standing restore(Path file, Training training, NDManager manager) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Standing.BEGINNING;
        }
        Map<String, float[]> values = WeightsFile.read(file, manager);
        float[] steps = values.get(STEPS);
        if (steps == null) {
            throw foreign(file);
        }
        float[] plan = values.get(PLAN);
        if (plan != null && !Arrays.equals(plan, mark(training.plan()))) {
            Path aside = file.resolveSibling(file.getFileName() + OTHER);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn(
                    "{} holds {} steps of a training with other settings; they are kept as {}, and this one begins anew.",
                    file,
                    (int) steps[0],
                    aside.getFileName());
            return Standing.BEGINNING;
        }
        for (Map.Entry<String, NDArray> entry : training.state().entrySet()) {
            float[] saved = values.get(entry.getKey());
            if (saved == null || saved.length != entry.getValue().size()) {
                throw foreign(file);
            }
            Ops.fill(entry.getValue(), saved);
        }
        training.continueAfter((int) steps[0]);
        return standing(values, steps);
    }

    /** What the file holds, if it is there and of this very plan; null otherwise. */
    static @Nullable Standing of(Path file, String plan, NDManager manager) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Map<String, float[]> values = WeightsFile.read(file, manager);
        float[] steps = values.get(STEPS);
        return steps != null && Arrays.equals(values.get(PLAN), mark(plan)) ? standing(values, steps) : null;
    }

    private static Standing standing(Map<String, float[]> values, float[] steps) {
        float[] ended = values.get(ENDED);
        return new Standing((int) steps[0], ended != null && ended[0] == 1);
    }

    /** The hash of a plan in two halves, since float32 does not hold every whole number. */
    private static float[] mark(String plan) {
        int hash = plan.hashCode();
        return new float[] {hash >>> HALF, hash & (1 << HALF) - 1};
    }

    private static IOException foreign(Path file) {
        return new IOException(
                "%s was saved by another training; delete it to start this one from the beginning.".formatted(file));
    }
}
