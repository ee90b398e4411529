package org.inversight.experiment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * A sample: models, images and presets that belong together, in a folder under {@code sample-models}.
 *
 * @param name as the command line takes it, e.g. {@code digits}
 * @param title as shown
 * @param edition says which making of the sample this is, where it was made anew under its old name; else null
 * @param description one paragraph
 * @param folder where it is
 * @param classifier card of the target
 * @param generators card of the generator by attack id
 * @param students files and cards
 * @param evaluators cards
 * @param evaluatorFiles files of the same evaluators, as an experiment names them
 * @param verifier card; null where the classes are no people
 * @param attributeReader card; null where the classes are no people
 * @param presets by attack id, the sample's first choice first
 * @param auxiliary whether it brings auxiliary images, for attacks that assemble patches
 * @param preview an image of what the first preset gives, with a caption, or null
 * @param previewCaption says how the preview was made
 */
@RecordBuilder
public record Sample(
        String name,
        String title,
        @Nullable String edition,
        String description,
        Path folder,
        ModelCard classifier,
        Map<String, ModelCard> generators,
        List<Student> students,
        List<ModelCard> evaluators,
        List<String> evaluatorFiles,
        @Nullable ModelCard verifier,
        @Nullable ModelCard attributeReader,
        Map<String, Preset> presets,
        boolean auxiliary,
        @Nullable Path preview,
        String previewCaption) {

    /**
     * {@return the experiment that the preset of this attack stands for, seed 0}
     *
     * @param attack id
     * @param threads of libtorch
     * @throws IllegalArgumentException if the sample has no preset for the attack
     */
    public Experiment experiment(String attack, int threads) {
        Preset preset = presets.get(attack);
        if (preset == null) {
            throw new IllegalArgumentException("The sample %s has no preset for %s; it has %s."
                    .formatted(name, attack, String.join(", ", presets.keySet())));
        }
        return ExperimentBuilder.builder()
                .sample(name)
                .edition(edition)
                .attack(attack)
                .loss(preset.loss())
                .augmentation(preset.augmentation())
                .parameters(preset.parameters())
                .targets(preset.targets())
                .restarts(preset.restarts())
                .steps(preset.steps())
                .threads(threads)
                .build();
    }

    /**
     * {@return an experiment of this sample with the preset of another attack} An identity loss and an augmentation
     * that somebody chose instead of the preset's stay chosen, if both attacks take them.
     *
     * @param now an experiment of this sample
     * @param attack id of another attack that has a preset
     */
    public Experiment withAttack(Experiment now, String attack) {
        Preset before = presets.get(now.attack());
        Preset preset = Objects.requireNonNull(presets.get(attack));
        Experiment next = now.withChoices(attack, preset.loss(), preset.augmentation())
                .withParameters(preset.parameters())
                .withSteps(preset.steps());
        boolean chosen = before != null
                && now.loss() != null
                && preset.loss() != null
                && !(now.loss().equals(before.loss()) && Objects.equals(now.augmentation(), before.augmentation()));
        return chosen ? withChoices(next, now.loss(), now.augmentation()) : next;
    }

    /**
     * {@return an experiment of this sample with another identity loss or augmentation, and with the parameters that
     * these were tuned to, as far as they have not been changed; so with the steps}
     *
     * @param now an experiment of this sample
     * @param loss id; null where the attack takes none
     * @param augmentation id; null where the attack takes none
     */
    public Experiment withChoices(Experiment now, @Nullable String loss, @Nullable String augmentation) {
        Experiment next = now.withChoices(now.attack(), loss, augmentation);
        Preset preset = presets.get(now.attack());
        return preset == null ? next : preset.retuned(now, next);
    }

    /** {@return the id of the attack that the sample suggests first} */
    public String firstAttack() {
        return presets.keySet().iterator().next();
    }
}
