package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.attack.Ranking;
import org.inversight.data.Panel;
import org.inversight.metric.LeakTable;
import org.inversight.metric.Verdict;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.shelf.RecalledRun;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.jspecify.annotations.Nullable;

/** Which of an attack's panels is on the stage instead of its reconstructions. */
public final class PanelsModel {

    /** The id of the reconstructions themselves. */
    public static final String RECONSTRUCTIONS = Run.RECONSTRUCTIONS;

    /** The id of the line-ups. */
    public static final String LINE_UP = "line-up";

    /**
     * Something to choose: all panels of one id.
     *
     * @param id of the panels
     * @param title as shown
     * @param hint what they show
     */
    public record Tab(String id, String title, String hint) {}

    private static final Tab OWN = new Tab(RECONSTRUCTIONS, "Reconstructions", "The reconstructions so far.");

    private static final Tab RANKED =
            new Tab(Ranking.PANEL, Ranking.TITLE, "Candidates of each class, ranked as an attacker would rank them.");

    private static final Tab LEAKED =
            new Tab(LeakTable.ID, LeakTable.TITLE, "The attributes of each person that the reconstructions reveal.");

    private static final Tab PICK = new Tab(LINE_UP, "Line-up", "Identify a reconstruction among six people.");

    private final RunModel runs;
    private final LineUpModel lineUps;
    private final LoadedModel loaded;
    private final PlaybackModel playback;
    private final ReadOnlyObjectWrapper<List<Tab>> tabs = new ReadOnlyObjectWrapper<>(List.of(OWN));
    private final ReadOnlyObjectWrapper<List<Panel>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper(RECONSTRUCTIONS);
    private List<Panel> all = List.of();
    private List<Verdict> verdicts = List.of();
    private List<Tab> ofAttack = List.of();

    public PanelsModel(RunModel runs, PlaybackModel playback, LineUpModel lineUps, LoadedModel loaded) {
        this.runs = runs;
        this.lineUps = lineUps;
        this.loaded = loaded;
        this.playback = playback;
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

    /** The panels on the stage; none where the reconstructions are, or where the shown step was recorded without. */
    public ReadOnlyObjectProperty<List<Panel>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The id of what is on the stage. */
    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether these are views of the verdicts, which every snapshot has. */
    private static boolean always(String id) {
        return id.equals(LeakTable.ID) || id.equals(LINE_UP);
    }

    private void ask(@Nullable Run run) {
        playback.watchImages(chosen.get().equals(RECONSTRUCTIONS));
        if (run != null) {
            run.showPanels(always(chosen.get()) ? RECONSTRUCTIONS : chosen.get());
        }
    }

    private void take(@Nullable Snapshot snapshot) {
        all = snapshot == null ? List.of() : snapshot.panels();
        verdicts = snapshot == null ? List.of() : snapshot.verdicts();
        if (snapshot == null || !all.isEmpty()) {
            ofAttack = all.stream()
                    .map(panel -> new Tab(panel.id(), panel.title(), panel.caption()))
                    .toList();
        }
        list();
        pick();
    }

    private void list() {
        List<Tab> found = new ArrayList<>(List.of(OWN));
        if (verdicts.stream().anyMatch(v -> !v.readings().isEmpty())) {
            found.add(LEAKED);
        }
        if (verdicts.stream().anyMatch(v -> v.similarity() != null) && lineUps.album() != null) {
            found.add(PICK);
        }
        Run run = runs.runProperty().get();
        // of a recalled run the images are kept, and not how their candidates were ranked
        if (run != null && !(run instanceof RecalledRun) && run.experiment().restarts() > 1) {
            found.add(RANKED);
        }
        for (Tab tab : ofAttack) {
            if (found.stream().noneMatch(known -> known.id().equals(tab.id()))) {
                found.add(tab);
            }
        }
        if (!sameIds(found, tabs.get())) {
            tabs.set(List.copyOf(found));
        }
        if (found.stream().noneMatch(tab -> tab.id().equals(chosen.get()))) {
            chosen.set(RECONSTRUCTIONS);
            ask(runs.runProperty().get());
        }
    }

    /** A caption may say something new with every snapshot; the choice stays the same. */
    private static boolean sameIds(List<Tab> some, List<Tab> others) {
        return some.stream()
                .map(Tab::id)
                .toList()
                .equals(others.stream().map(Tab::id).toList());
    }

    private String className(int index) {
        return loaded.className(loaded.onStage(), index);
    }

    private void pick() {
        shown.set(
                chosen.get().equals(LeakTable.ID)
                        ? List.of(LeakTable.of(verdicts, this::className))
                        : all.stream()
                                .filter(panel -> panel.id().equals(chosen.get()))
                                .toList());
    }
}
