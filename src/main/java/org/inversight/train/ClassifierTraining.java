package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Sgd;
import org.inversight.model.net.NativeNetwork;

/** Trains a network whose last output are logits by stochastic gradient descent. */
public final class ClassifierTraining implements Training {

    /** What one step is made from. */
    public interface Source {
        /** The images and what they should become; equal numbers give equal examples. */
        Examples at(int iteration);
    }

    /** What is minimised. */
    public interface Objective {
        /**
         * @param logits (n, k) of the trained network
         * @param wanted (n, k) of the examples
         */
        NDArray loss(NDArray logits, NDArray wanted);
    }

    /**
     * Images with what is wanted of each.
     *
     * @param images n images
     * @param wanted n rows: class probabilities, or a teacher's logits
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Examples(Images images, float[] wanted) {}

    private final Engine engine;
    private final NativeNetwork network;
    private final Source source;
    private final Objective objective;
    private final Schedule schedule;
    private final int iterations;
    private final NetworkOptimizer optimizer;

    /**
     * @param network is trained; it is not closed with the training
     * @param iterations number of steps, over which the schedule is stretched
     */
    public ClassifierTraining(
            Engine engine,
            NativeNetwork network,
            Source source,
            Objective objective,
            Schedule schedule,
            int iterations) {
        this.engine = engine;
        this.network = network;
        this.source = source;
        this.objective = objective;
        this.schedule = schedule;
        this.iterations = iterations;
        network.recordWeights(true);
        this.optimizer = new NetworkOptimizer(
                network,
                array -> new Sgd(
                        array,
                        schedule.learningRate(),
                        schedule.momentum(),
                        schedule.nesterov(),
                        schedule.weightDecay()));
    }

    @Override
    public String plan() {
        return schedule + ", steps " + iterations;
    }

    @Override
    public int iterations() {
        return iterations;
    }

    @Override
    public double step(int iteration) {
        optimizer.setLearningRate(schedule.rate((double) iteration / iterations));
        Examples examples = source.at(iteration);
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDList out = network.forwardTraining(ImageArrays.array(scope, examples.images()));
            NDArray logits = out.get(out.size() - 1);
            NDArray wanted = scope.create(
                    examples.wanted(),
                    new Shape(examples.images().count(), logits.getShape().get(1)));
            NDArray loss = objective.loss(logits, wanted);
            optimizer.minimise(scope, loss);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(network.arrays());
        optimizer.addState("optimizer", state);
        return state;
    }

    @Override
    public void continueAfter(int iteration) {
        optimizer.continueAfter(iteration);
    }

    @Override
    public void close() {
        network.recordWeights(false);
        optimizer.close();
    }
}
