package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.data.Panel;
import org.inversight.engine.Autograd;
import org.inversight.loss.IdentityLoss;

/**
 * How hard each classifier of an ensemble pulls at the images: the norm of the gradient of what it adds to the identity
 * loss, with respect to an image, averaged over the images, as a share of the sum over classifiers.
 */
final class GradientShares {

    /** Images that it looks at, spread over all; a share needs no more, and each costs a pass. */
    private static final int MOST = 16;

    private GradientShares() {}

    static Panel of(Ensemble ensemble, NDArray images, NDArray labels, IdentityLoss loss) {
        NDManager scope = images.getManager();
        NDArray few = some(scope, images);
        NDArray theirs = some(scope, labels);
        List<Double> norms = new ArrayList<>();
        for (Ensemble.Member member : ensemble.members()) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, few);
            Autograd.backward(ensemble.contribution(member, x, theirs, loss).sum());
            Autograd.record(false);
            NDArray slopes = Autograd.gradient(scope, x).reshape(few.getShape().get(0), -1);
            norms.add((double) slopes.square().sum(new int[] {1}).sqrt().mean().getFloat());
        }
        double sum = norms.stream().mapToDouble(Double::doubleValue).sum();
        List<Panel.Bar> bars = new ArrayList<>();
        for (int i = 0; i < norms.size(); i++) {
            double percent = sum > 0 ? 100 * norms.get(i) / sum : 0;
            bars.add(new Panel.Bar(
                    ensemble.members().get(i).name(), percent, String.format(Locale.ROOT, "%.0f\u202f%%", percent)));
        }
        return new Panel.Bars(
                "gradient-shares",
                "Gradient shares",
                ("Each classifier's share of the gradient of the identity loss with respect to an image: "
                                + "norms, averaged over up to %d images. With LOM the target's share includes the feature "
                                + "term.")
                        .formatted(MOST),
                bars);
    }

    /** Evenly spaced rows, at most {@link #MOST}. */
    private static NDArray some(NDManager scope, NDArray rows) {
        long stride = Math.ceilDiv(rows.getShape().get(0), (long) MOST);
        NDArray chosen = rows.get("::" + stride);
        chosen.attach(scope);
        return chosen;
    }
}
