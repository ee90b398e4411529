package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Sgd;
import org.inversight.model.net.NativeNetwork;

/**
 * Trains a verifier by CosFace (Wang et al. 2018): embeddings are drawn towards a learnt centre of
 * their person, and have to be closer to it than to every other centre by a margin. The centres are
 * thrown away.
 */
public final class VerifierTraining implements Training {

    private final Engine engine;
    private final NativeNetwork network;
    private final NDArray centres;
    private final ClassifierTraining.Source source;
    private final VerifierPlan plan;
    private final int iterations;
    private final NetworkOptimizer optimizer;

    /**
     * @param network returns embeddings; is trained, and stays open
     * @param centres (people, length) first values; are trained
     * @param source images with a row of people each, 1 at who it shows
     */
    public VerifierTraining(
            Engine engine,
            NativeNetwork network,
            NDArray centres,
            ClassifierTraining.Source source,
            VerifierPlan plan,
            int iterations) {
        this.engine = engine;
        this.network = network;
        this.centres = centres;
        this.source = source;
        this.plan = plan;
        this.iterations = iterations;
        network.recordWeights(true);
        centres.setRequiresGradient(true);
        List<NDArray> trained = new ArrayList<>(network.trained());
        trained.add(centres);
        Schedule schedule = plan.schedule();
        this.optimizer = new NetworkOptimizer(
                trained,
                array -> new Sgd(
                        array,
                        schedule.learningRate(),
                        schedule.momentum(),
                        schedule.nesterov(),
                        schedule.weightDecay()));
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
        optimizer.setLearningRate(plan.schedule().rate((double) iteration / iterations));
        ClassifierTraining.Examples examples = source.at(iteration);
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray embeddings = network.forwardTraining(ImageArrays.array(scope, examples.images()))
                    .singletonOrThrow();
            NDArray wanted = scope.create(
                    examples.wanted(),
                    new Shape(examples.images().count(), centres.getShape().get(0)));
            NDArray loss = Losses.cosineMargin(embeddings, centres, wanted, plan.scale(), plan.margin());
            optimizer.minimise(scope, loss);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(network.arrays());
        state.put("centres", centres);
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
