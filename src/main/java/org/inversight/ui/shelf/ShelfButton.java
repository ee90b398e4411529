package org.inversight.ui.shelf;

import atlantafx.base.controls.Popover;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.util.Duration;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.jspecify.annotations.Nullable;

/** Opens the shelf below itself. */
public final class ShelfButton extends CommandButton {

    private final ShelfModel model;
    private final Catalogue catalogue;
    private final Function<Experiment, String> beside;
    private @Nullable Popover popover;

    /** @param beside compares what is set up with a kept run, and says why it cannot be; empty where it has begun */
    public ShelfButton(Command command, ShelfModel model, Catalogue catalogue, Function<Experiment, String> beside) {
        super(command, false);
        this.model = model;
        this.catalogue = catalogue;
        this.beside = beside;
        model.openProperty().addListener((o, before, now) -> show(now));
    }

    private void show(boolean open) {
        Popover shown = popover;
        if (!open && shown != null) {
            shown.hide();
        } else if (open && getScene() != null) {
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
            fresh.show(this);
            Platform.runLater(pane::focusList);
        }
    }
}
