package org.inversight.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.inversight.attack.Anatomy;
import org.inversight.attack.Attack;
import org.inversight.attack.AttackInputsBuilder;
import org.inversight.attack.AttackState;
import org.inversight.attack.AttackType;
import org.inversight.attack.LossTerm;
import org.inversight.attack.StepResult;
import org.inversight.augment.Augmentation;
import org.inversight.augment.AugmentationInputs;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Values;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Engine;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.LossInputs;
import org.inversight.loss.LossType;
import org.inversight.metric.Evaluators;
import org.inversight.model.ModelCard;
import org.inversight.query.Oracle;
import org.jspecify.annotations.Nullable;

/**
 * An attack that is ready to step.
 *
 * @param owner of everything that lives as long as the attack
 */
record PreparedAttack(Materials materials, NDManager owner, Attack attack, Evaluators evaluators)
        implements AutoCloseable {

    /** The attack of an experiment on its loaded materials. */
    static PreparedAttack of(Engine engine, Catalogue catalogue, Materials materials, Experiment experiment) {
        Values values = catalogue.values(experiment);
        AttackType type = catalogue.attack(experiment.attack());
        LossType lossType = catalogue.loss(experiment);
        AugmentationType augmentationType = catalogue.augmentation(experiment);
        IdentityLoss loss = lossType == null
                ? null
                : lossType.factory().apply(new LossInputs(values, materials.reference(), experiment.seed()));
        Augmentation augmentation = augmentationType == null
                ? null
                : augmentationType
                        .factory()
                        .apply(new AugmentationInputs(
                                values, materials.target(), materials.students(), experiment.seed()));
        Oracle oracle = type.needs().gradients()
                ? null
                : new Oracle(
                        materials.target(), type.needs().access(), catalogue.defences(), values, experiment.seed());
        Evaluators evaluators = new Evaluators(
                materials.target(),
                materials.evaluators(),
                experiment.targets(),
                experiment.restarts(),
                materials.recognition());
        ModelCard image = materials.generator() == null
                ? materials.target().card()
                : materials.generator().card();
        NDManager owner = engine.scope();
        try {
            Attack attack = type.factory()
                    .apply(AttackInputsBuilder.builder()
                            .owner(owner)
                            .generator(materials.generator())
                            .critic(materials.critic())
                            .augmentation(augmentation)
                            .loss(loss)
                            .oracle(oracle)
                            .auxiliary(materials.auxiliary())
                            .values(values)
                            .targets(experiment.targets())
                            .restarts(experiment.restarts())
                            .seed(experiment.seed())
                            .channels(image.channels())
                            .height(image.height())
                            .width(image.width())
                            .build());
            return new PreparedAttack(materials, owner, attack, evaluators);
        } catch (RuntimeException | Error e) {
            owner.close();
            throw e;
        }
    }

    /** Makes a step, in a scope of its own. */
    StepResult step(int step) {
        try (NDManager scope = scope()) {
            return attack.step(scope, step);
        }
    }

    /** As {@link Attack#explain}, in a scope of its own. */
    @Nullable
    Anatomy explain(List<AttackState> states, int step, int image) {
        try (NDManager scope = scope()) {
            return attack.explain(scope, states, step, image);
        }
    }

    /** A scope for one step or one look. */
    private NDManager scope() {
        return owner.newSubManager();
    }

    /**
     * What a run of this attack looks like after a step.
     *
     * @param terms loss terms of that step
     * @param seconds computing time since the first step
     * @param panels whether it carries the attack's panels, which cost time
     * @param ranked how its candidates are ranked, if it carries panels; null for not at all
     * @return null where its images hold NaN or infinite values
     */
    @Nullable
    Snapshot look(
            long runId, int step, List<LossTerm> terms, double seconds, boolean panels, @Nullable Selections ranked) {
        try (NDManager scope = scope()) {
            NDArray array = attack.reconstructions(scope);
            Images images = images(array);
            if (images == null) {
                return null;
            }
            return SnapshotBuilder.builder()
                    .runId(runId)
                    .step(step)
                    .images(images)
                    .verdicts(evaluators.evaluate(array.clip(0, 1)))
                    .evaluators(evaluators.names())
                    .terms(terms)
                    .seconds(seconds)
                    .queries(attack.queries())
                    .panels(panels ? panels(scope, array, images, ranked) : List.of())
                    .build();
        }
    }

    /** {@return its images as they are; null where they hold NaN or infinite values} */
    @Nullable
    Images images() {
        try (NDManager scope = scope()) {
            return images(attack.reconstructions(scope));
        }
    }

    private static @Nullable Images images(NDArray array) {
        Shape shape = array.getShape();
        float[] pixels = array.toFloatArray();
        for (float pixel : pixels) {
            if (!Float.isFinite(pixel)) {
                return null;
            }
        }
        return new Images((int) shape.get(0), (int) shape.get(1), (int) shape.get(2), (int) shape.get(3), pixels);
    }

    private List<Panel> panels(NDManager scope, NDArray array, Images images, @Nullable Selections ranked) {
        List<Panel> all = new ArrayList<>();
        if (ranked != null && ranked.selection().restarts() > 1) {
            all.add(ranked.panel(array.clip(0, 1), images));
        }
        all.addAll(attack.panels(scope, array));
        return all;
    }

    @Override
    public void close() {
        attack.close();
        owner.close();
    }
}
