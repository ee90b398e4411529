package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.inversight.data.PictureSet;
import org.inversight.model.net.NativeNetwork;

/**
 * The prior of GMI (Zhang et al. 2020): a generator and a scalar critic of public pictures. It
 * departs from the published one by a hinge loss where that has a Wasserstein loss with gradient
 * penalty.
 */
public final class GmiGame implements GanTraining.Game {

    private static final long STREAM = 201;

    private final PictureSet pictures;
    private final Batches batches;

    public GmiGame(PictureSet pictures, int batch, long seed) {
        this.pictures = pictures;
        this.batches = new Batches(pictures.count(), batch, seed, STREAM);
    }

    @Override
    public NDArray real(NDManager scope, int step) {
        return Pictures.array(scope, pictures.select(batches.at(step)));
    }

    @Override
    public NDArray criticLoss(NDManager scope, int step, NDList realOut, NDList fakeOut) {
        return Losses.hingeCritic(realOut.singletonOrThrow(), fakeOut.singletonOrThrow());
    }

    @Override
    public NDArray generatorLoss(NDManager scope, int iteration, NativeNetwork critic, NDArray fake) {
        return Losses.hingeGenerator(critic.forward(fake).singletonOrThrow());
    }
}
