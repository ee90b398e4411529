package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen generator that gives images in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Generator extends FrozenModel {

    /**
     * A generator through which gradients flow.
     *
     * @param card what it takes and gives
     * @param network closed with it
     */
    public Generator(ModelCard card, Network network) {
        this(card, network, null);
    }

    /** @param noGradient why no gradient comes through the network; null where one does */
    Generator(ModelCard card, Network network, @Nullable String noGradient) {
        super(card, network, noGradient);
    }

    /** {@return the length of a latent vector} */
    public int latent() {
        return card().latent();
    }

    /**
     * Images of latent vectors; gradients flow to them where they are recorded.
     *
     * @param latents (n, latent)
     * @return (n, c, h, w); a generator whose output is bounded stays in [0, 1]
     */
    public NDArray generate(NDArray latents) {
        return adapter.fromModel(image(run(latents)));
    }

    /**
     * {@return the first of several outputs that is a batch of images, as float32}
     *
     * @param out what a generator's network returned
     */
    public static NDArray image(NDList out) {
        NDArray image = out.stream()
                .filter(array -> array.getShape().dimension() == 4)
                .findFirst()
                .orElse(out.get(0));
        return image.toType(DataType.FLOAT32, false);
    }
}
