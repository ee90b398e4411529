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

/** Trains the last output of a network by stochastic gradient descent: logits, or an embedding. */
public final class ClassifierTraining implements Training {

    /** What one step is made from. */
    public interface Source {
        /** The images and what they should become; equal numbers give equal examples. */
        Examples at(int iteration);
    }

    /** What is minimised. */
    public interface Objective {
        /**
         * @param out (n, d), the last output of the trained network
         * @param wanted (n, k) of the examples
         */
        NDArray loss(NDArray out, NDArray wanted);
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
    private final String plan;
    private final Map<String, NDArray> beside;
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
        this(engine, network, source, objective, schedule, schedule.toString(), Map.of(), iterations);
    }

    private ClassifierTraining(
            Engine engine,
            NativeNetwork network,
            Source source,
            Objective objective,
            Schedule schedule,
            String plan,
            Map<String, NDArray> beside,
            int iterations) {
        this.engine = engine;
        this.network = network;
        this.source = source;
        this.objective = objective;
        this.schedule = schedule;
        this.plan = plan;
        this.beside = beside;
        this.iterations = iterations;
        network.recordWeights(true);
        beside.values().forEach(array -> array.setRequiresGradient(true));
        this.optimizer = new NetworkOptimizer(
                network,
                beside.values(),
                array -> new Sgd(
                        array,
                        schedule.learningRate(),
                        schedule.momentum(),
                        schedule.nesterov(),
                        schedule.weightDecay()));
    }

    /**
     * Trains a verifier by CosFace (Wang et al. 2018): embeddings are drawn towards a learnt centre of their person,
     * and have to be closer to it than to every other centre by a margin. The centres are thrown away.
     *
     * @param network returns embeddings; is trained, and stays open
     * @param centres (people, length) first values; are trained
     * @param source images with a row of people each, 1 at who it shows
     */
    public static ClassifierTraining ofVerifier(
            Engine engine, NativeNetwork network, NDArray centres, Source source, VerifierPlan plan, int iterations) {
        return new ClassifierTraining(
                engine,
                network,
                source,
                (out, wanted) -> Losses.cosineMargin(out, centres, wanted, plan.scale(), plan.margin()),
                plan.schedule(),
                plan.toString(),
                Map.of("centres", centres),
                iterations);
    }

    @Override
    public String plan() {
        return plan + ", steps " + iterations;
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
            int count = examples.images().count();
            NDArray wanted = scope.create(examples.wanted(), new Shape(count, examples.wanted().length / count));
            NDArray loss = objective.loss(out.get(out.size() - 1), wanted);
            optimizer.minimise(scope, loss);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(network.arrays());
        state.putAll(beside);
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
