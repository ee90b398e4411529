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
 * How hard each classifier of an ensemble pulls at the pictures: the norm of the gradient of what
 * it adds to the identity loss, with respect to a picture, averaged over the pictures, as a share
 * of the sum over classifiers.
 */
final class GradientShares {

    private GradientShares() {}

    static Panel of(Ensemble ensemble, NDArray images, NDArray labels, IdentityLoss loss) {
        NDManager scope = images.getManager();
        List<Double> norms = new ArrayList<>();
        for (Ensemble.Member member : ensemble.members()) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, images);
            Autograd.backward(ensemble.contribution(member, x, labels, loss).sum());
            Autograd.record(false);
            NDArray slopes = Autograd.gradient(scope, x).reshape(images.getShape().get(0), -1);
            norms.add((double) slopes.square().sum(new int[] {1}).sqrt().mean().getFloat());
        }
        double sum = norms.stream().mapToDouble(Double::doubleValue).sum();
        List<Panel.Bar> bars = new ArrayList<>();
        for (int i = 0; i < norms.size(); i++) {
            double percent = sum > 0 ? 100 * norms.get(i) / sum : 0;
            bars.add(
                    new Panel.Bar(
                            ensemble.members().get(i).name(),
                            percent,
                            String.format(Locale.ROOT, "%.0f\u202f%%", percent)));
        }
        return new Panel.Bars(
                "gradient-shares",
                "Who pulls at the pictures",
                "Each classifier's share of the gradient of the identity loss with respect to a picture: norms, averaged over the "
                        + "pictures. With LOM the target's part includes the pull on its features.",
                bars);
    }
}
