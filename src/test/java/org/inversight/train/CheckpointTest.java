package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which saved state a training goes on from. */
class CheckpointTest {

    @TempDir
    Path folder;

    /** Adds one in every step. */
    private record Counting(String plan, int iterations, NDArray total) implements Training {

        @Override
        public double step(int iteration) {
            total.set(new float[] {total.toFloatArray()[0] + 1});
            return 0;
        }

        @Override
        public Map<String, NDArray> state() {
            return Map.of("total", total);
        }

        @Override
        public void continueAfter(int iteration) {}

        @Override
        public void close() {}
    }

    @Test
    void aStateOfAnotherPlanIsNotGoneOnFrom() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            assertArrayEquals(new float[] {3}, trained(engine, scope, "rate 0.1", 3));
            assertArrayEquals(new float[] {5}, trained(engine, scope, "rate 0.1", 5));
            assertEquals(
                    5,
                    Checkpoint.restore(state(), counting(scope, "rate 0.1", 5), scope)
                            .steps());
            TrainingLoop loop = new TrainingLoop(engine, Progress.NONE);
            assertEquals(5, loop.made("rate 0.1", state()));
            assertEquals(-1, loop.made("rate 0.2", state()));
            assertEquals(-1, loop.made("rate 0.1", folder.resolve("nowhere")));
            assertArrayEquals(new float[] {2}, trained(engine, scope, "rate 0.2", 2));
        }
    }

    @Test
    void aLookEndsATraining() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            Counting training = counting(scope, "rate 0.1", 10);
            List<Integer> looked = new ArrayList<>();
            new TrainingLoop(engine, Progress.NONE).run("counting", training, state(), 2, made -> {
                looked.add(made);
                return made < 4;
            });
            assertEquals(List.of(2, 4), looked);
            assertArrayEquals(new float[] {4}, training.total().toFloatArray());
            assertEquals(
                    new Checkpoint.Standing(4, true),
                    Checkpoint.restore(state(), counting(scope, "rate 0.1", 10), scope));
            Counting again = counting(scope, "rate 0.1", 10);
            TrainingLoop loop = new TrainingLoop(engine, Progress.NONE);
            loop.run("counting", again, state(), 2, made -> {
                looked.add(made);
                return true;
            });
            assertEquals(List.of(2, 4), looked, "it has ended, and nobody looks at steps that were never made");
            assertArrayEquals(new float[] {4}, again.total().toFloatArray());
            assertEquals(4, loop.made("rate 0.1", state()));
            assertEquals(-1, loop.made("rate 0.2", state()));
        }
    }

    @Test
    void whatAnotherPlanMadeIsPutAside() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            trained(engine, scope, "rate 0.1", 3);
            byte[] before = Files.readAllBytes(state());
            TrainingLoop loop = new TrainingLoop(engine, Progress.NONE);
            assertEquals(3, loop.made("rate 0.1", state()));
            assertEquals(-1, loop.made("rate 0.2", state()));
            assertEquals(-1, loop.made("rate 0.1", folder.resolve("nowhere")));
            assertArrayEquals(new float[] {2}, trained(engine, scope, "rate 0.2", 2));
            assertArrayEquals(before, Files.readAllBytes(folder.resolve("state.safetensors.other-plan")));
        }
    }

    private Path state() {
        return folder.resolve("state.safetensors");
    }

    private static Counting counting(NDManager scope, String plan, int iterations) {
        return new Counting(plan, iterations, scope.create(new float[] {0}));
    }

    private float[] trained(Engine engine, NDManager scope, String plan, int iterations) throws Exception {
        Counting training = counting(scope, plan, iterations);
        new TrainingLoop(engine, Progress.NONE).run("counting", training, state());
        return training.total().toFloatArray();
    }
}
