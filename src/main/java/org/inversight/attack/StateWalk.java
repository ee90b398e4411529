package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inversight.engine.Ops;
import org.inversight.engine.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * Goes over what an attack carries from step to step, to copy it or to put it back: the attack names each part once, and
 * goes on with what it gets.
 */
public final class StateWalk {

    /** What is put back; null while it is copied. */
    private final @Nullable AttackState given;

    private final Map<String, float[]> arrays = new HashMap<>();
    private final Map<String, double[]> numbers = new HashMap<>();

    /** Names of what was put back. */
    private final Set<String> taken = new HashSet<>();

    private StateWalk(@Nullable AttackState given) {
        this.given = given;
    }

    /** A copy of what the attack carries. */
    static AttackState copy(Attack attack) {
        StateWalk walk = new StateWalk(null);
        attack.walk(walk);
        return new AttackState(walk.arrays, walk.numbers);
    }

    /** @throws IllegalArgumentException if the attack does not carry the like */
    static void putBack(AttackState state, Attack attack) {
        StateWalk walk = new StateWalk(state);
        attack.walk(walk);
        Set<String> left = new TreeSet<>(state.arrays().keySet());
        left.addAll(state.numbers().keySet());
        left.removeAll(walk.taken);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "The state to go on from has \"%s\", which these settings have no use for; keep the attack and what takes a restart, or start anew."
                            .formatted(left.iterator().next()));
        }
    }

    /**
     * {@return what to go on with: the values that are put back, or the same}
     *
     * @param name unique in the attack
     * @param now values, any number
     */
    public float[] floats(String name, float[] now) {
        if (given == null) {
            arrays.put(name, now.clone());
            return now;
        }
        return found(given.arrays().get(name), name).clone();
    }

    /**
     * {@return what to go on with: the values that are put back, or the same}
     *
     * @param name unique in the attack
     * @param now values, any number
     */
    public double[] doubles(String name, double... now) {
        if (given == null) {
            numbers.put(name, now.clone());
            return now;
        }
        return found(given.numbers().get(name), name).clone();
    }

    /**
     * {@return what to go on with: the number that is put back, or the same}
     *
     * @param name unique in the attack
     * @param now a whole number
     */
    public int whole(String name, int now) {
        return (int) doubles(name, now)[0];
    }

    /**
     * An array, which keeps its place and its shape.
     *
     * @param name unique in the attack
     * @param array finite values
     * @throws IllegalArgumentException if another number of values is put back
     */
    public void array(String name, NDArray array) {
        if (given == null) {
            arrays.put(name, array.toFloatArray());
            return;
        }
        float[] values = found(given.arrays().get(name), name);
        if (values.length != array.size()) {
            throw new IllegalArgumentException(
                    "The state to go on from has %d values as \"%s\" and these settings have %d; keep the number of classes and images and the models, or start anew."
                            .formatted(values.length, name, array.size()));
        }
        Ops.fill(array, values);
    }

    /**
     * An array with the optimiser that moves it.
     *
     * @param name unique in the attack
     * @param array finite values
     * @param optimizer whose state goes along
     * @throws IllegalArgumentException if another number of values is put back
     */
    public void moved(String name, NDArray array, Optimizer optimizer) {
        array(name, array);
        List<NDArray> moments = optimizer.state();
        for (int i = 0; i < moments.size(); i++) {
            array("%s, moment %d".formatted(name, i + 1), moments.get(i));
        }
        optimizer.continueAfter(whole(name + ", steps", optimizer.steps()));
    }

    private <T> T found(@Nullable T values, String name) {
        if (values == null) {
            throw new IllegalArgumentException(
                    "The state to go on from has nothing as \"%s\", which these settings need; keep the attack and what takes a restart, or start anew."
                            .formatted(name));
        }
        taken.add(name);
        return values;
    }
}
