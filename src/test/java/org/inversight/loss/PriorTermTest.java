package org.inversight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Test;

/** The prior term of critics on a tiny network, with its gradient. */
class PriorTermTest extends LossCase {

    @Test
    void aScalarCriticCountsWithMinusSign() {
        check(x -> new PriorTerm(critic(Outputs.SCORE)).perImage(x), x -> -logits(x, 1)[0]);
    }

    @Test
    void aClasswiseCriticCountsWithMinusTheLogOfItsRealism() {
        check(x -> new PriorTerm(critic(Outputs.LOGITS)).perImage(x), x -> {
            double z = 0;
            for (double logit : logits(x, 1)) {
                z += Math.exp(logit);
            }
            return -Math.log(z / (z + 1));
        });
    }

    @Test
    void theClasswisePriorBearsHugeLogits() {
        NDArray logits = scope.create(new float[] {800, 700, -800, -900}, new Shape(2, 2));
        float[] found = PriorTerm.ofLogits(logits).toFloatArray();
        assertEquals(0, found[0], 1e-4);
        assertEquals(800, found[1], 1e-2);
    }
}
