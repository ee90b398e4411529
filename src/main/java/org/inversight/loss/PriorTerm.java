package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import org.inversight.engine.Ops;
import org.inversight.model.Critic;

/**
 * How unreal a critic finds an image. A scalar critic gives {@code -D(x)} (GMI, Zhang et al., CVPR 2020); a K-class
 * critic, whose realism is {@code D = Z / (Z + 1)} with {@code Z = sum_k exp l_k}, gives {@code -log D = softplus(log
 * Z) - log Z} (KEDMI, Chen et al., ICCV 2021), at least 0.
 *
 * @param critic with one score or K logits per image
 */
public record PriorTerm(Critic critic) {

    /**
     * One value per image.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return (n); lower is more real
     */
    public NDArray perImage(NDArray images) {
        NDArray evaluated = critic.score(images);
        return critic.classwise() ? ofLogits(evaluated) : evaluated.neg();
    }

    /** {@code softplus(LSE) - LSE} of (n, K) logits: shape (n). */
    static NDArray ofLogits(NDArray logits) {
        NDArray realism = Ops.logSumExp(logits);
        return Ops.softplus(realism).sub(realism);
    }
}
