package org.inversight.ui.stage;

import javafx.css.PseudoClass;
import org.inversight.model.ModelCard;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.BeginningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;

/**
 * Keeps the grid to the run: its images, and newer ones between two evaluations; before there are any, its step 0; before
 * that is known, its rows.
 */
public final class Reconstructions {

    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

    private final Grid grid;
    private final SetupModel setup;
    private final RunModel runs;
    private final PlaybackModel playback;
    private final BeginningModel beginning;

    public Reconstructions(
            Grid grid, SetupModel setup, RunModel runs, PlaybackModel playback, BeginningModel beginning) {
        this.grid = grid;
        this.setup = setup;
        this.runs = runs;
        this.playback = playback;
        this.beginning = beginning;
        playback.shownProperty().addListener((o, before, now) -> show());
        playback.previewProperty().addListener((o, before, now) -> grid.preview(now));
        runs.runProperty().addListener((o, before, now) -> show());
        beginning.beginningProperty().addListener((o, before, now) -> show());
        setup.draftProperty().addListener((o, before, now) -> show());
        show();
    }

    private void show() {
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        BeginningModel.Beginning step0 = beginning.beginningProperty().get();
        if (snapshot != null && run != null) {
            grid.show(snapshot, run.experiment());
        } else if (step0 != null) {
            grid.show(step0.snapshot(), step0.experiment());
        } else if (run == null) {
            ModelCard drawn = setup.drawn();
            grid.show(setup.draft(), drawn == null ? 1 : drawn.width(), drawn == null ? 1 : drawn.height());
        }
        grid.pseudoClassStateChanged(QUIET, snapshot == null);
        grid.setMouseTransparent(snapshot == null);
    }

    Grid grid() {
        return grid;
    }
}
