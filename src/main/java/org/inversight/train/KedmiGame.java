package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.data.ImageSet;
import org.inversight.engine.Autograd;
import org.inversight.model.net.NativeNetwork;

/**
 * The inversion-specific prior of KEDMI (Chen et al. 2021): a K-class critic that also learns the target's soft labels
 * of public images, and a generator that matches the critic's mean features. Three independent shuffles of the public
 * images feed it: labelled, real, and those whose features are matched.
 */
public final class KedmiGame implements GanTraining.Game {

    private static final long LABELLED = 301;
    private static final long REAL = 302;
    private static final long MATCHED = 303;

    private final ImageSet images;
    private final float[] probabilities;
    private final int classes;
    private final int batch;
    private final double entropyWeight;
    private final Batches labelled;
    private final Batches real;
    private final Batches matched;

    /**
     * @param images public images
     * @param probabilities the target's class probabilities of each, one row per image
     */
    public KedmiGame(ImageSet images, float[] probabilities, int classes, int batch, double entropyWeight, long seed) {
        this.images = images;
        this.probabilities = probabilities;
        this.classes = classes;
        this.entropyWeight = entropyWeight;
        this.batch = batch;
        this.labelled = new Batches(images.count(), batch, seed, LABELLED);
        this.real = new Batches(images.count(), batch, seed, REAL);
        this.matched = new Batches(images.count(), batch, seed, MATCHED);
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public NDArray real(NDManager scope, int step) {
        NDArray first = ImageArrays.array(scope, images.select(labelled.at(step)));
        return first.concat(ImageArrays.array(scope, images.select(real.at(step))), 0);
    }

    @Override
    public NDArray criticLoss(NDManager scope, int step, NDList realOut, NDList fakeOut) {
        int rows = labelled.size();
        NDArray soft =
                scope.create(ImageArrays.rows(probabilities, classes, labelled.at(step)), new Shape(rows, classes));
        NDArray logits = realOut.get(1);
        return Losses.kedmiCritic(logits.get(":" + rows), soft, logits.get(rows + ":"), fakeOut.get(1));
    }

    @Override
    public NDArray generatorLoss(NDManager scope, int iteration, NativeNetwork critic, NDArray fake) {
        Autograd.record(false);
        NDArray wanted = critic.forward(ImageArrays.array(scope, images.select(matched.at(iteration))))
                .get(0);
        Autograd.record(true);
        NDList out = critic.forward(fake);
        return Losses.kedmiGenerator(out.get(0), wanted, out.get(1), entropyWeight);
    }
}
