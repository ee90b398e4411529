package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.inversight.engine.Network;
import org.inversight.engine.Noise;
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
     * @param latents (n, latent), or what {@link #withClasses} makes of them where it takes a class
     * @return (n, c, h, w) in [0, 1]; what another program's generator gives beyond is cut off, since no image has it
     */
    public NDArray generate(NDArray latents) {
        NDArray images = adapter.fromModel(image(run(latents), card()));
        // added is 0, or NaN where a value is infinite: that ends a run, and is not to pass for white
        return card().format() == ModelFormat.NATIVE
                ? images
                : images.clip(0, 1).add(images.sub(images));
    }

    /**
     * The input of a generator that takes a class: each latent followed by the one-hot class; gradients flow to the
     * latents.
     *
     * @param latents (n, latent)
     * @param labels class of each, from 0
     * @param classes that the generator takes; 0 for none, and the latents stay as they are
     * @return (n, latent + classes)
     */
    public static NDArray withClasses(NDArray latents, int[] labels, int classes) {
        return classes == 0
                ? latents
                : latents.concat(latents.getManager().create(labels).oneHot(classes), 1);
    }

    /**
     * Normal latents for a generator with this card, with the classes in turn where it takes a class.
     *
     * @param scope owner of the array
     * @param card of the generator
     * @param from place of the first of them, which decides its class
     * @param n number of latents
     * @param key of the random numbers
     * @return (n, {@link ModelCard#inputLength})
     */
    public static NDArray inputInTurn(NDManager scope, ModelCard card, int from, int n, long... key) {
        return inputOf(scope, card, inTurn(from, n, card.inputLength() - card.latent()), key);
    }

    /**
     * Normal latents for a generator with this card, with these classes where it takes a class.
     *
     * @param scope owner of the array
     * @param card of the generator
     * @param labels class of each
     * @param key of the random numbers
     * @return (n, {@link ModelCard#inputLength})
     */
    public static NDArray inputOf(NDManager scope, ModelCard card, int[] labels, long... key) {
        int n = labels.length;
        NDArray latents = scope.create(Noise.normal(n * card.latent(), key), new Shape(n, card.latent()));
        return withClasses(latents, labels, card.inputLength() - card.latent());
    }

    /**
     * {@return the classes of images {@code from} to {@code from + n} that are made of all classes in turn}
     *
     * @param from first image
     * @param n number of images
     * @param classes number of classes; 0 for none
     */
    public static int[] inTurn(int from, int n, int classes) {
        return IntStream.range(from, from + n)
                .map(i -> i % Math.max(1, classes))
                .toArray();
    }

    /**
     * {@return of several outputs the first of the shape that the card names, as float32} Feature maps that a generator
     * returns beside its image are of another one.
     *
     * @param out what a generator's network returned
     * @param card of the generator
     */
    public static NDArray image(NDList out, ModelCard card) {
        NDArray image = out.stream()
                .filter(array -> shows(array.getShape(), card))
                .findFirst()
                .orElse(out.get(0));
        return image.toType(DataType.FLOAT32, false);
    }

    private static boolean shows(Shape shape, ModelCard card) {
        return shape.dimension() == 4
                && shape.get(1) == card.channels()
                && shape.get(2) == card.height()
                && shape.get(3) == card.width();
    }
}
