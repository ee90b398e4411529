package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen generator that gives images in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Generator implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;
    private final @Nullable String noGradient;
    private long calls;

    public Generator(ModelCard card, Network network) {
        this(card, network, null);
    }

    /**
     * @param noGradient why no gradient comes through the network; null where one does
     */
    public Generator(ModelCard card, Network network, @Nullable String noGradient) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
        this.noGradient = noGradient;
    }

    /** Why no gradient comes through the network, one sentence; null where one does. */
    public @Nullable String noGradient() {
        return noGradient;
    }

    public ModelCard card() {
        return card;
    }

    /** Length of a latent vector. */
    public int latent() {
        return card.latent();
    }

    /**
     * Images of latent vectors; gradients flow to them where they are recorded.
     *
     * @param latents (n, latent)
     * @return (n, c, h, w); a generator whose output is bounded stays in [0, 1]
     */
    public NDArray generate(NDArray latents) {
        calls++;
        return adapter.fromModel(image(network.forward(latents)));
    }

    /** Of several outputs the first that is a batch of images, as float32. */
    public static NDArray image(NDList out) {
        NDArray image = out.stream()
                .filter(array -> array.getShape().dimension() == 4)
                .findFirst()
                .orElse(out.get(0));
        return image.toType(DataType.FLOAT32, false);
    }

    /** Forward passes so far, for counting what a step costs. */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        network.close();
    }
}
