package org.inversight.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Transport;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** State and cost in one line: steps per second, milliseconds per step, device, memory. */
final class StatusBar extends HBox {

    private static final PseudoClass GOING = PseudoClass.getPseudoClass("going");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final EngineModel engine;
    private final Transport transport;
    private final AnnouncementsModel announcements;
    private final Memory memory;
    private final Region dot = new Region();
    private final Label state = Texts.label("", "status-state", "sentence");
    private final Label ending = Texts.label("", "sentence");
    private final Label speed = Texts.label("");
    private final Label each = Texts.label("");
    private final Label queries = Texts.label("");
    private final Label saved = Texts.label("", "sentence");
    private final Label device = Texts.label("", "value");
    private final Label used = Texts.label("");
    private long measuredAt;

    /** @param said what was done with files, by whoever did it; the newest is shown */
    StatusBar(
            EngineModel engine,
            Transport transport,
            ObservableValue<PlaybackModel> onStage,
            List<ReadOnlyStringProperty> said,
            AnnouncementsModel announcements,
            Memory memory) {
        this.engine = engine;
        this.announcements = announcements;
        this.transport = transport;
        this.memory = memory;
        setId("status");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        dot.getStyleClass().add("status-dot");
        state.setId("state");
        state.setGraphic(dot);
        used.setTooltip(Texts.tooltip("Memory of the program, including PyTorch."));
        ending.setId("ending");
        speed.setId("steps-per-second");
        each.setId("step-cost");
        used.setId("memory");
        device.setId("device-line");
        queries.setId("queries");
        queries.setTooltip(Texts.tooltip("Queries to the target so far, one per image."));
        saved.setId("saved");
        said.forEach(one -> one.addListener((o, before, now) -> saved.setText(now)));
        saved.visibleProperty().bind(saved.textProperty().isNotEmpty());
        saved.managedProperty().bind(saved.visibleProperty());
        getChildren().addAll(state, ending, queries, speed, each, saved, Texts.spring(), device, used);
        getChildren().forEach(child -> ((Region) child).setMinWidth(0));
        state.setMinWidth(USE_PREF_SIZE);
        state.textProperty().addListener((o, before, now) -> speak());
        announcements.saidProperty().addListener((o, before, now) -> {
            show(transport.statusProperty().get()); // which may not be shown yet
            speak();
            state.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        transport.statusProperty().addListener((o, before, now) -> show(now));
        engine.infoProperty()
                .addListener((o, before, now) -> show(transport.statusProperty().get()));
        engine.doingProperty()
                .addListener((o, before, now) -> show(transport.statusProperty().get()));
        onStage.flatMap(PlaybackModel::shownProperty).subscribe(this::count);
        show(transport.statusProperty().get());
    }

    /** The state is read out with what came to be last. */
    private void speak() {
        String last = announcements.saidProperty().get();
        state.setAccessibleText(last.isEmpty() ? state.getText() : "%s. %s".formatted(state.getText(), last));
    }

    /** The queries up to what is shown, of an attack that queries. */
    private void count(@Nullable Snapshot shown) {
        long made = shown == null ? 0 : shown.queries();
        Texts.show(queries, made > 0);
        queries.setText(Words.count(made) + " queries");
    }

    private void show(RunStatus now) {
        String doing = engine.doingProperty().get();
        state.setText(
                now.state() == RunState.IDLE
                        ? doing.isEmpty() ? "ready" : doing
                        : now.state() == RunState.PREPARING && !now.doing().isEmpty()
                                ? now.doing()
                                : now.state().name().toLowerCase(Locale.ROOT));
        Ending how = now.ending();
        ending.setText(how == null ? "" : how.sentence());
        Texts.show(ending, how != null);
        Texts.show(speed, how == null);
        Texts.show(each, how == null);
        dot.pseudoClassStateChanged(GOING, now.state() == RunState.RUNNING);
        dot.pseudoClassStateChanged(FAILED, now.state() == RunState.FAILED);
        boolean moving = now.stepsPerSecond() > 0;
        speed.setText(moving ? String.format(Locale.ROOT, "%.1f steps/s", now.stepsPerSecond()) : "");
        each.setText(moving ? String.format(Locale.ROOT, "%.1f ms/step", 1000 / now.stepsPerSecond()) : "");
        EngineInfo info = engine.infoProperty().get();
        if (info != null) {
            device.setText("%s, %s  ·  PyTorch %s, %s"
                    .formatted(
                            info.device().toUpperCase(Locale.ROOT),
                            Words.several(info.threads(), "thread", "threads"),
                            info.version(),
                            info.kernels().title()));
            device.setTooltip(
                    info.kernels().firstChoice()
                            ? null
                            : Texts.tooltip(info.kernels().because()));
        }
    }

    /** Measures memory once a second. */
    void pulse(long now) {
        if (now - measuredAt > SECOND_NANOS) {
            measuredAt = now;
            long megabytes = memory.megabytes();
            used.setText(megabytes > 0 ? Words.count(megabytes) + " MB" : "");
        }
    }
}
