package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.experiment.Catalogue;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.query.DefenceType;
import org.inversight.query.Oracle;

/** Attacks that only ask, of networks that answer at once. */
abstract class QueryAttackCase extends AttackCase {

    static final Reference EXPECTED = Reference.read("queries.json");
    static final double NEAR = 2e-5;

    static final List<DefenceType> DEFENCES = Catalogue.standard().defences();

    static double[] scaled(double[] vector, double by) {
        double[] scaled = new double[vector.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = by * vector[i];
        }
        return scaled;
    }

    final StepResult until(Attack attack, int most) {
        for (int step = 1; step < most; step++) {
            StepResult result = step(attack, step);
            if (result.stop() != null) {
                return result;
            }
        }
        throw new AssertionError("it does not end within " + most + " steps");
    }

    final float[] images(AttackType type, Map<String, Object> given, List<Integer> targets, int restarts) {
        try (Attack attack = type.factory().apply(inputs(type, given, target, generator, targets, restarts))) {
            for (int step = 1; step <= 4; step++) {
                step(attack, step);
            }
            return images(attack);
        }
    }

    final List<Panel> panels(Attack attack) {
        try (NDManager scope = engine.scope()) {
            return attack.panels(scope, attack.reconstructions(scope));
        }
    }

    final Attack attack(AttackType type, Map<String, Object> given) {
        return type.factory().apply(inputs(type, given, target, generator, 2));
    }

    /** Two latent numbers become the first two pixels, with -10 black and 10 white. */
    static Generator toyGenerator() {
        return new Generator(
                TestModels.card("toy", ModelKind.GENERATOR, Outputs.IMAGE, 0, 0, 2),
                Networks.of(z -> new NDList(z.div(20)
                        .add(0.5)
                        .concat(
                                z.getManager()
                                        .zeros(new ai.djl.ndarray.types.Shape(
                                                z.getShape().get(0), 1022)),
                                1)
                        .reshape(z.getShape().get(0), 1, 32, 32))));
    }

    /** Logits of class 0: 3 minus the distance from (0.5, 0.2); of class 1: 0; never class 2. */
    static Classifier toyClassifier() {
        return new Classifier(TestModels.card("toy", ModelKind.CLASSIFIER, Outputs.LOGITS, 3, 0, 0), Networks.of(x -> {
            long count = x.getShape().get(0);
            NDArray z = x.reshape(count, 1024).get(":, :2").sub(0.5).mul(20);
            NDArray middle = z.getManager().create(new float[] {0.5f, 0.2f});
            NDArray distance = z.sub(middle).square().sum(new int[] {1}, true).sqrt();
            NDArray zero = distance.mul(0);
            return new NDList(distance.neg().add(3).concat(zero, 1).concat(zero.sub(99), 1));
        }));
    }

    final AttackInputs inputs(
            AttackType type, Map<String, Object> given, Classifier classifier, Generator maker, int restarts) {
        return inputs(type, given, classifier, maker, QueryNoise.TARGETS, restarts);
    }

    final AttackInputs inputs(
            AttackType type,
            Map<String, Object> given,
            Classifier classifier,
            Generator maker,
            List<Integer> targets,
            int restarts) {
        Values values = values(type, given);
        return AttackInputsBuilder.builder()
                .owner(owner)
                .generator(maker)
                .oracle(new Oracle(classifier, type.needs().access(), DEFENCES, values, QueryNoise.SEED))
                .values(values)
                .targets(targets)
                .restarts(restarts)
                .seed(QueryNoise.SEED)
                .channels(1)
                .height(32)
                .width(32)
                .build();
    }

    static Values values(AttackType type, Map<String, Object> given) {
        List<Parameter> parameters = new ArrayList<>(type.parameters());
        DEFENCES.forEach(d -> parameters.addAll(d.parameters()));
        return Values.of(parameters, given);
    }
}
