package org.inversight.attack;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inversight.augment.Augmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.fixtures.Networks;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.LomLoss;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Attacks by gradient, with critics, students and losses. */
abstract class GradientAttackCase extends AttackCase {

    Critic critic;
    Critic classwise;
    Classifier studentOne;
    Classifier studentTwo;

    @BeforeEach
    final void startJudges() {
        critic = Networks.critic();
        classwise = Networks.classwiseCritic();
        studentOne = Networks.logitsOnly();
        studentTwo = Networks.other();
    }

    @AfterEach
    final void stopJudges() throws Exception {
        for (AutoCloseable model : List.of(critic, classwise, studentOne, studentTwo)) {
            model.close();
        }
    }

    GmiAttack gmiAttack(IdentityLoss loss, Augmentation augmentation, @Nullable Critic critic) {
        return new GmiAttack(inputs(
                GmiAttack.TYPE,
                Map.of("gmi.step-size", 1.0),
                loss,
                augmentation,
                critic,
                AttackNoise.TARGETS,
                AttackNoise.RESTARTS,
                32));
    }

    AttackInputs inputs(
            AttackType type,
            Map<String, Object> given,
            IdentityLoss loss,
            Augmentation augmentation,
            @Nullable Critic critic,
            List<Integer> targets,
            int restarts,
            int size) {
        return AttackInputsBuilder.builder()
                .owner(owner)
                .generator(generator)
                .critic(critic)
                .augmentation(augmentation)
                .loss(loss)
                .values(values(type, given))
                .targets(targets)
                .restarts(restarts)
                .seed(AttackNoise.SEED)
                .channels(1)
                .height(size)
                .width(size)
                .build();
    }

    static Values values(AttackType type, Map<String, Object> given) {
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        parameters.addAll(LomLoss.TYPE.parameters());
        return Values.of(parameters, new TreeMap<>(given));
    }

    static IdentityLoss crossEntropy() {
        return new CrossEntropyLoss();
    }

    IdentityLoss lom() {
        float[] mean = new float[32];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.1f * (i % 7 - 3);
        }
        return new LomLoss(
                new FeatureReference(owner.create(mean), owner.ones(new Shape(32)), 1, "test"),
                Values.of(LomLoss.TYPE.parameters(), Map.of()),
                AttackNoise.SEED);
    }

    Augmentation students() {
        return new StudentAugmentation(target, List.of(studentOne, studentTwo));
    }
}
