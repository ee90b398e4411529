package org.inversight.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandGroup;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.stage.VariantWords;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be chosen as commands, as it stands now: samples, presets, attacks, losses, augmentations. */
final class ChoiceCommands {

    private final SetupModel setup;

    ChoiceCommands(SetupModel setup) {
        this.setup = setup;
    }

    List<CommandGroup> groups() {
        Experiment draft = setup.draft();
        return List.of(
                new CommandGroup(
                        "Attack", choices(setup.catalogue().attacks(), "", draft.attack(), setup::chooseAttack)),
                new CommandGroup(
                        "Identity loss",
                        choices(setup.catalogue().losses(), setup.noObjective(), draft.loss(), setup::chooseLoss)),
                new CommandGroup(
                        "Augmentation",
                        choices(
                                setup.catalogue().augmentations(),
                                setup.noObjective(),
                                draft.augmentation(),
                                setup::chooseAugmentation)),
                new CommandGroup("Sample", samples()),
                new CommandGroup("Preset", presets()));
    }

    private static List<Command> choices(
            List<? extends Described> all, String obstacle, @Nullable String chosen, Consumer<String> choose) {
        return all.stream()
                .map(Described::entry)
                .map((Entry entry) -> command(
                        entry.id(),
                        "Choose " + entry.title(),
                        Feather.CHECK_CIRCLE,
                        !obstacle.isEmpty() ? obstacle : chosen(entry.id().equals(chosen)),
                        () -> choose.accept(entry.id())))
                .toList();
    }

    private List<Command> samples() {
        return setup.samples().stream()
                .map(sample -> command(
                        sample.name(),
                        "Choose " + sample.title(),
                        Feather.IMAGE,
                        chosen(sample.equals(setup.sampleProperty().get()) && !setup.own()),
                        () -> setup.chooseSample(sample)))
                .toList();
    }

    private List<Command> presets() {
        Sample sample = setup.sampleProperty().get();
        List<Command> all = new ArrayList<>();
        if (sample != null) {
            for (String attack : sample.presets().keySet()) {
                Experiment preset = sample.experiment(attack, setup.draft().threads());
                all.add(command(
                        "preset-" + attack,
                        VariantWords.of(setup.catalogue(), preset),
                        Feather.SLIDERS,
                        setup.own() ? "Models of your own have no preset." : "",
                        () -> setup.choosePreset(attack)));
            }
        }
        return all;
    }

    private static String chosen(boolean already) {
        return already ? "This is chosen already." : "";
    }

    private static Command command(String id, String title, Feather icon, String obstacle, Runnable action) {
        return new Command(
                id, title, icon, null, action, new ReadOnlyObjectWrapper<>(Objects.requireNonNull(obstacle)));
    }
}
