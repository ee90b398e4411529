package org.inversight.ui.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.attack.Ranking;
import org.inversight.data.Panel;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Which of an attack's panels is on the stage instead of its reconstructions. */
public final class PanelsModel {

    /** The id of the reconstructions themselves. */
    public static final String RECONSTRUCTIONS = Run.RECONSTRUCTIONS;

    /**
     * Something to choose: all panels of one id.
     *
     * @param id of the panels
     * @param title as shown
     * @param hint what they show
     */
    public record Tab(String id, String title, String hint) {}

    private static final Tab OWN =
            new Tab(RECONSTRUCTIONS, "Reconstructions", "What the attack has rebuilt so far.");

    private static final Tab RANKED =
            new Tab(
                    Ranking.PANEL,
                    Ranking.TITLE,
                    "Of the candidates of each class, in the order in which an attacker would choose.");

    private final RunModel runs;
    private final ReadOnlyObjectWrapper<List<Tab>> tabs = new ReadOnlyObjectWrapper<>(List.of(OWN));
    private final ReadOnlyObjectWrapper<List<Panel>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(RECONSTRUCTIONS);
    private List<Panel> all = List.of();

    public PanelsModel(RunModel runs, PlaybackModel playback) {
        this.runs = runs;
        playback.shownProperty().addListener((o, before, now) -> take(now));
        runs.runProperty().addListener((o, before, now) -> ask(now));
    }

    /** Puts the panels of this id on the stage, or the reconstructions. */
    public void choose(String id) {
        chosen.set(id);
        ask(runs.runProperty().get());
        pick();
    }

    /** What there is to choose; the reconstructions come first. */
    public ReadOnlyObjectProperty<List<Tab>> tabsProperty() {
        return tabs.getReadOnlyProperty();
    }

    /**
     * The panels on the stage; none where the reconstructions are, or where the shown step was
     * recorded without.
     */
    public ReadOnlyObjectProperty<List<Panel>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The id of what is on the stage. */
    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private void ask(@Nullable Run run) {
        if (run != null) {
            run.showPanels(chosen.get());
        }
    }

    private void take(@Nullable Snapshot snapshot) {
        all = snapshot == null ? List.of() : snapshot.panels();
        if (snapshot == null || !all.isEmpty() || tabs.get().size() == 1) {
            list();
        }
        pick();
    }

    private void list() {
        List<Tab> found = new ArrayList<>(List.of(OWN));
        Run run = runs.runProperty().get();
        if (run != null && run.experiment().restarts() > 1) {
            found.add(RANKED);
        }
        for (Panel panel : all) {
            if (found.stream().noneMatch(tab -> tab.id().equals(panel.id()))) {
                found.add(new Tab(panel.id(), panel.title(), panel.caption()));
            }
        }
        if (!found.equals(tabs.get())) {
            tabs.set(List.copyOf(found));
        }
        if (found.stream().noneMatch(tab -> tab.id().equals(chosen.get()))) {
            chosen.set(RECONSTRUCTIONS);
            ask(runs.runProperty().get());
        }
    }

    private void pick() {
        shown.set(all.stream().filter(panel -> panel.id().equals(chosen.get())).toList());
    }
}
