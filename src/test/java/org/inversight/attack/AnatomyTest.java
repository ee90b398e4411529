package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.inversight.augment.Augmentation;
import org.inversight.engine.Autograd;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.PriorTerm;
import org.junit.jupiter.api.Test;

/** What is said of one step, against values that are worked out from the loss alone. */
class AnatomyTest extends GradientAttackCase {

    private static final double WIDTH = 0.02;
    private static final int IMAGE = 1;
    private static final double WEIGHT = 100;

    @Test
    void theGradientByPixelIsTheSlopeOfTheWholeLoss() {
        IdentityLoss loss = crossEntropy();
        Augmentation augmentation = students();
        try (GmiAttack attack = gmiAttack(loss, augmentation, critic);
                NDManager scope = engine.scope()) {
            Anatomy anatomy = Objects.requireNonNull(attack.explain(scope, List.of(attack.state()), 1, IMAGE));
            float[] gradient = anatomy.gradient().pixels();
            int[] label = {AttackNoise.TARGETS.get(IMAGE / AttackNoise.RESTARTS)};
            float[] pixels = anatomy.forward().image().pixels();
            Autograd.record(false);
            double largest = 0;
            for (float slope : gradient) {
                largest = Math.max(largest, Math.abs(slope));
            }
            assertTrue(largest > 0);
            for (int p = 5; p < pixels.length; p += 97) {
                double up = whole(scope, loss, augmentation, moved(pixels, p, WIDTH), label);
                double down = whole(scope, loss, augmentation, moved(pixels, p, -WIDTH), label);
                assertEquals((up - down) / (2 * WIDTH), gradient[p], 0.03 * largest, "pixel " + p);
            }
        }
    }

    @Test
    void theLogitsAreThoseOfTheImageHighestFirst() {
        try (GmiAttack attack = gmiAttack(crossEntropy(), students(), critic);
                NDManager scope = engine.scope()) {
            Anatomy anatomy = Objects.requireNonNull(attack.explain(scope, List.of(attack.state()), 1, IMAGE));
            float[] logits = target.classify(
                            scope.create(anatomy.forward().image().pixels(), new Shape(1, 1, 32, 32)))
                    .logits()
                    .toFloatArray();
            List<Anatomy.Logit> top = anatomy.forward().scores().getFirst().top();
            double before = Double.POSITIVE_INFINITY;
            for (Anatomy.Logit logit : top) {
                assertEquals(logits[logit.classIndex()], logit.value(), 1e-4);
                assertTrue(logit.value() <= before);
                before = logit.value();
            }
            for (float logit : logits) {
                assertTrue(logit <= top.getFirst().value() + 1e-4);
            }
        }
    }

    @Test
    void theCriticsAnswerIsThatOfTheImage() {
        try (GmiAttack attack = gmiAttack(crossEntropy(), students(), critic);
                NDManager scope = engine.scope()) {
            Anatomy anatomy = Objects.requireNonNull(attack.explain(scope, List.of(attack.state()), 1, IMAGE));
            float[] said = critic.score(scope.create(anatomy.forward().image().pixels(), new Shape(1, 1, 32, 32)))
                    .toFloatArray();
            Anatomy.Scores scores = Objects.requireNonNull(anatomy.forward().critic());
            if (critic.classwise()) {
                for (Anatomy.Logit logit : scores.top()) {
                    assertEquals(said[logit.classIndex()], logit.value(), 1e-4);
                }
            } else {
                assertEquals(List.of(new Anatomy.Logit(Anatomy.Logit.REALISM, said[0])), scores.top());
            }
        }
    }

    private double whole(NDManager scope, IdentityLoss loss, Augmentation augmentation, float[] pixels, int[] label) {
        NDArray x = scope.create(pixels, new Shape(1, 1, 32, 32));
        NDArray y = scope.create(new long[] {label[0]});
        double identity = augmentation.identity(x, y, loss, 1).getFloat(0);
        return WEIGHT * identity + new PriorTerm(critic).perImage(x).getFloat(0);
    }

    private static float[] moved(float[] pixels, int which, double by) {
        float[] moved = pixels.clone();
        moved[which] += (float) by;
        return moved;
    }
}
