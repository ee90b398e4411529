package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen generator that gives images in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Generator extends FrozenModel {

    public Generator(ModelCard card, Network network) {
        this(card, network, null);
    }

    /**
     * @param noGradient why no gradient comes through the network; null where one does
     */
    public Generator(ModelCard card, Network network, @Nullable String noGradient) {
        super(card, network, noGradient);
    }

    /** Length of a latent vector. */
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

    /** Of several outputs the first that is a batch of images, as float32. */
    public static NDArray image(NDList out) {
        NDArray image = out.stream()
                .filter(array -> array.getShape().dimension() == 4)
                .findFirst()
                .orElse(out.get(0));
        return image.toType(DataType.FLOAT32, false);
    }
}
