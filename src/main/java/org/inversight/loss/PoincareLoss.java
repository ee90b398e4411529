package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.engine.Ops;

/**
 * The Poincaré loss of Plug &amp; Play Attacks (Struppek et al., ICML 2022; {@code losses/poincare.py} of its release):
 * the hyperbolic distance between the logits, brought to L1 norm 1, and the attacked class's corner drawn in by {@link
 * #XI}; at least 0.
 */
public record PoincareLoss() implements IdentityLoss {

    /** Entry and factory for the catalogue. */
    public static final LossType TYPE = new LossType(
            new Entry(
                    "poincare",
                    "Poincaré",
                    "The hyperbolic distance from the logits to the attacked class.",
                    "In the Poincaré ball distances grow without bound towards the boundary. The logits, "
                            + "divided by the sum of their absolute values, are a point inside; the attacked class is a "
                            + "point just short of the boundary. The nearer the image comes to the class, the more its "
                            + "last steps count, so the gradient does not vanish as with cross-entropy. Only the "
                            + "proportions of the logits matter, not their size.",
                    "L = arcosh(1 + 2‖u − v‖^{2} / ((1 − ‖u‖^{2})(1 − ‖v‖^{2}))),  u = ℓ(x) / ‖ℓ(x)‖_{1},  v = max(e_{y} − 0.0001, 0)",
                    "Struppek et al., Plug & Play Attacks, ICML 2022, and its release",
                    "",
                    List.of(
                            "1 − ‖u‖² is kept at or above its value at the attacked point, where the release divides by zero if "
                                    + "one logit alone differs from zero.")),
            List.of(),
            false,
            inputs -> new PoincareLoss());

    /** How far the attacked point stays short of the rim, as released. */
    private static final double XI = 1e-4;

    /** {@code 1 - |v|^2}, and the least that {@code 1 - |u|^2} may be. */
    private static final double RIM = 1 - (1 - XI) * (1 - XI);

    /** Below this the distance counts as constant; its gradient at 0 would be 0 times infinity. */
    private static final double NEAREST = 1e-12;

    @Override
    public NDArray perModel(NDArray logits, NDArray labels) {
        int[] classes = {1};
        NDArray size = logits.abs().sum(classes, true).clip(1e-12, Float.MAX_VALUE);
        NDArray u = logits.div(size);
        NDArray v = Ops.scale(IdentityLoss.oneHot(logits, labels), 1 - XI);
        NDArray apart = u.sub(v).square().sum(classes);
        NDArray inside = u.square().sum(classes).neg().add(1).clip(RIM, 1);
        NDArray delta = Ops.scale(apart.div(inside), 2 / RIM).clip(NEAREST, Float.MAX_VALUE);
        // arcosh(1 + d) = log(1 + d + sqrt(d (d + 2))), without the cancellation of x^2 - 1
        return delta.add(1).add(delta.mul(delta.add(2)).sqrt()).log();
    }
}
