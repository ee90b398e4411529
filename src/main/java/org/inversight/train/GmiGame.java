package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.inversight.data.ImageSet;
import org.inversight.model.net.NativeNetwork;

/**
 * The prior of GMI (Zhang et al. 2020): a generator and a scalar critic of public images. It departs from the published
 * one by a hinge loss where that has a Wasserstein loss with gradient penalty.
 */
public final class GmiGame implements GanTraining.Game {

    private static final long STREAM = 201;

    private final ImageSet images;
    private final int batch;
    private final Batches batches;

    public GmiGame(ImageSet images, int batch, long seed) {
        this.images = images;
        this.batch = batch;
        this.batches = new Batches(images.count(), batch, seed, STREAM);
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public NDArray real(NDManager scope, int step) {
        return ImageArrays.array(scope, images.select(batches.at(step)));
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
