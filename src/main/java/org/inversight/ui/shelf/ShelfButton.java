package org.inversight.ui.shelf;

import atlantafx.base.controls.Popover;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.Popovers;
import org.jspecify.annotations.Nullable;

/** Opens the shelf below itself. */
public final class ShelfButton extends CommandButton {

    private final ShelfModel model;
    private final Catalogue catalogue;
    private final Function<Experiment, String> beside;
    private @Nullable Popover popover;

    /** Where it was last; presenter mode and some steps of lessons take it out. */
    private @Nullable Scene window;

    /** @param beside compares what is set up with a kept run, and says why it cannot be; empty where it has begun */
    public ShelfButton(Command command, ShelfModel model, Catalogue catalogue, Function<Experiment, String> beside) {
        super(command, false);
        this.model = model;
        this.catalogue = catalogue;
        this.beside = beside;
        sceneProperty().subscribe(scene -> window = scene == null ? window : scene);
        model.openProperty().addListener((o, before, now) -> show(now));
    }

    private void show(boolean open) {
        Popover shown = popover;
        if (!open && shown != null) {
            shown.hide();
        } else if (open && window != null) {
            ShelfPane pane = new ShelfPane(model, catalogue, beside);
            Popover fresh = new Popover(pane);
            fresh.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
            fresh.setHeaderAlwaysVisible(false);
            fresh.setDetachable(false);
            // keys are the run's again at once
            fresh.setFadeOutDuration(Duration.ZERO);
            fresh.setOnHidden(event -> {
                popover = null;
                pane.close();
                model.hide();
            });
            popover = fresh;
            if (getScene() != null) {
                fresh.show(this);
            } else {
                Popovers.nearTop(window, fresh);
            }
            Platform.runLater(pane::focusList);
        }
    }
}
