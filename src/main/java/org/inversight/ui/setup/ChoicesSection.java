package org.inversight.ui.setup;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.inversight.catalog.Described;
import org.inversight.experiment.Experiment;
import org.inversight.ui.control.Segmented;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;

/** The three choices in plain sight: attack, identity loss, augmentation. */
public final class ChoicesSection extends VBox {

    private final Segmented attack;
    private final Segmented loss;
    private final Segmented augmentation;
    private final Label noObjective = Texts.paragraph("", "caption");
    private final Label missing = Texts.paragraph("", "warning");
    private final SetupModel setup;

    public ChoicesSection(SetupModel setup) {
        setId("attack-choices");
        this.setup = setup;
        getStyleClass().add("section-group");
        noObjective.setId("no-objective");
        missing.setId("missing");
        attack = choice("Attack", setup.catalogue().attacks(), setup::chooseAttack);
        loss = choice("Identity loss", setup.catalogue().losses(), setup::chooseLoss);
        augmentation = choice("Augmentation", setup.catalogue().augmentations(), setup::chooseAugmentation);
        getChildren()
                .addAll(
                        Texts.section("Attack", attack, missing, noObjective),
                        Texts.section("Identity loss", loss),
                        Texts.section("Augmentation", augmentation));
        setup.draftProperty().addListener((o, before, now) -> show(now));
        show(setup.draft());
    }

    private static Segmented choice(String name, List<? extends Described> all, Consumer<String> chosen) {
        return new Segmented(
                name,
                all.stream()
                        .map(Described::entry)
                        .map(e -> new Segmented.Item(e.id(), e.title(), e.summary()))
                        .toList(),
                chosen);
    }

    private void show(Experiment draft) {
        attack.show(draft.attack());
        loss.show(draft.loss());
        augmentation.show(draft.augmentation());
        String reason = setup.noObjective();
        loss.setDisable(!reason.isEmpty());
        augmentation.setDisable(!reason.isEmpty());
        noObjective.setText(reason);
        Texts.show(noObjective, !reason.isEmpty());
        String lacking = setup.missing();
        missing.setText(lacking);
        Texts.show(missing, !lacking.isEmpty());
    }
}
