package org.inversight.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.attack.Attack;
import org.inversight.attack.LossTerm;
import org.inversight.attack.StateWalk;
import org.inversight.attack.StepResult;
import org.inversight.catalog.Values;
import org.jspecify.annotations.Nullable;

/** An attack that does as the test says. */
final class ScriptedAttack implements Attack {

    final List<Integer> steps = new ArrayList<>();
    int nanTermAt;
    double nan = Double.NaN;
    int nanImagesFrom = Integer.MAX_VALUE;
    int convergeAt;
    boolean outOfQuestions;
    int failAt;

    @Nullable
    Throwable fault;

    @Nullable
    Values values;

    int closed;
    Runnable inStepTwo = () -> {};
    Runnable inEachStep = () -> {};

    @Override
    public StepResult step(NDManager scope, int step) {
        if (step == failAt) {
            if (fault instanceof Error e) {
                throw e;
            }
            throw (RuntimeException) Objects.requireNonNull(fault);
        }
        inEachStep.run();
        if (step == 2) {
            inStepTwo.run();
        }
        double loss = step == nanTermAt ? nan : 1.0 / step;
        if (step != nanTermAt) {
            steps.add(step);
        }
        return new StepResult(
                List.of(new LossTerm("loss", loss)),
                step == convergeAt ? new StepResult.Stop(outOfQuestions, "it is so") : null);
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        int step = steps.isEmpty() ? 0 : steps.getLast();
        return scope.full(new Shape(1, 1, 32, 32), step >= nanImagesFrom ? Float.NaN : step / 100f);
    }

    @Override
    public void walk(StateWalk state) {
        int done = state.whole("done", steps.isEmpty() ? 0 : steps.getLast());
        if (steps.isEmpty() && done > 0) {
            steps.add(done);
        }
    }

    @Override
    public void change(Values changed) {
        values = changed;
    }

    @Override
    public void close() {
        closed++;
    }
}
