package org.inversight.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;

/** Says what was loaded. */
final class Preparations {

    private static final int SHOWN = 16;

    private Preparations() {}

    static Preparation of(Engine engine, Materials materials) {
        Generator generator = materials.generator();
        Critic critic = materials.critic();
        LabelledImages known = materials.privatePictures();
        return new Preparation(
                materials.target().card(),
                generator == null ? null : generator.card(),
                critic == null ? null : critic.card(),
                materials.students().stream().map(Classifier::card).toList(),
                materials.evaluators().stream().map(Classifier::card).toList(),
                generator == null ? null : pictures(engine, generator),
                known == null ? null : known.onePerClass(),
                materials.conversions(),
                materials.warnings());
    }

    private static Images pictures(Engine engine, Generator generator) {
        Autograd.record(false);
        try (NDManager scope = engine.scope()) {
            NDArray z =
                    scope.create(
                            Noise.normal(SHOWN * generator.latent(), 5),
                            new Shape(SHOWN, generator.latent()));
            NDArray made = generator.generate(z);
            Shape shape = made.getShape();
            return new Images(
                    SHOWN,
                    (int) shape.get(1),
                    (int) shape.get(2),
                    (int) shape.get(3),
                    made.toFloatArray());
        }
    }
}
