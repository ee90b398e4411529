package org.inversight.attack;

import ai.djl.ndarray.NDManager;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Attacks on networks that answer at once. */
abstract class AttackCase {

    Engine engine;
    NDManager owner;
    Classifier target;
    Generator generator;

    @BeforeEach
    final void startEngine() {
        engine = TestEngine.start();
        owner = engine.scope();
        target = Networks.target();
        generator = Networks.generator();
    }

    @AfterEach
    final void stopEngine() {
        target.close();
        generator.close();
        engine.close();
    }

    final float[] images(Attack attack) {
        try (NDManager scope = engine.scope()) {
            return attack.reconstructions(scope).toFloatArray();
        }
    }

    final StepResult step(Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            return attack.step(scope, step);
        }
    }
}
