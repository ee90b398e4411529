package org.inversight.attack;

import ai.djl.ndarray.NDManager;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.inversight.augment.Augmentation;
import org.inversight.catalog.Values;
import org.inversight.data.Images;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.inversight.query.Oracle;
import org.jspecify.annotations.Nullable;

/**
 * What an attack works with.
 *
 * @param owner lives as long as the attack; its variables and optimiser state belong to it
 * @param generator null for an attack without one
 * @param critic null where there is none: no prior term
 * @param augmentation holds the target and whatever else the identity loss asks; null for an attack that only asks
 *     queries
 * @param loss the identity loss; null for an attack that only queries
 * @param oracle all that an attack sees of the target that only queries; null for others
 * @param auxiliary images of which the attack takes patches; null for an attack that needs none
 * @param values of all parameters of the run
 * @param targets attacked classes
 * @param restarts images per class
 * @param seed of all random numbers
 * @param channels of an image where no generator decides
 * @param height of an image where no generator decides
 * @param width of an image where no generator decides
 */
@RecordBuilder
public record AttackInputs(
        NDManager owner,
        @Nullable Generator generator,
        @Nullable Critic critic,
        @Nullable Augmentation augmentation,
        @Nullable IdentityLoss loss,
        @Nullable Oracle oracle,
        @Nullable Images auxiliary,
        Values values,
        List<Integer> targets,
        int restarts,
        long seed,
        int channels,
        int height,
        int width) {}
