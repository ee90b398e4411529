package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.inversight.attack.Anatomy;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * One step, narrated: seven stations in a row of which one is lit, and below it that one's tensors with a sentence. It
 * plays by itself, about a second a station; arrows go back and forth, Space pauses.
 */
public final class NarratePane extends VBox {

    private static final double WIDTH = 1180;

    /** Height of everything but the detail. */
    private static final double BESIDE = 354;

    private static final double THUMBNAIL = 72;
    private static final Duration LIT = Duration.seconds(1.2);
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final AnatomyModel model;
    private final ObservableValue<Palette> palette;
    private final double side;
    private final Label title = Texts.label("", "details-title", "value");
    private final List<StackPane> thumbnails = new ArrayList<>();
    private final List<VBox> stations = new ArrayList<>();
    private final StackPane detail = new StackPane();
    private final Label sentence = Texts.label("", "station-sentence", "sentence");
    private final Button back = new Button("Back", Icons.of(Feather.CHEVRON_LEFT));
    private final Button play = new Button("", Icons.of(Feather.PAUSE));
    private final Button next = new Button("Next", Icons.of(Feather.CHEVRON_RIGHT));
    private final Button make = new Button("Make the step", Icons.of(Feather.SKIP_FORWARD));
    private final PauseTransition clock = new PauseTransition(LIT);
    private @Nullable StationDetails details;
    private int station;
    private boolean playing = true;

    /**
     * @param height that there is for it
     * @param close takes it away
     */
    private NarratePane(AnatomyModel model, ObservableValue<Palette> palette, double height, Runnable close) {
        this.model = model;
        this.palette = palette;
        this.side = Math.floor(Math.clamp(height - BESIDE, 150, 420));
        setId("narration");
        getStyleClass().addAll("over", "narration");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setFocusTraversable(true);
        setAccessibleText("One step, narrated");
        HBox row = new HBox(8);
        for (int i = 0; i < StationDetails.NAMES.size(); i++) {
            row.getChildren().add(station(i));
        }
        // As high as the largest of its contents, the scatter with its legend, so that nothing jumps.
        double high = Math.max(side + 40, 300);
        detail.setMinHeight(high);
        detail.setMaxHeight(high);
        title.setId("narrate-title");
        sentence.setId("station-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(44);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setAlignment(Pos.CENTER);
        back.setId("narrate-back");
        play.setId("narrate-play");
        next.setId("narrate-next");
        next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        make.setId("narrate-make");
        make.getStyleClass().add("accent");
        back.setTooltip(Texts.tooltip("Previous station  (Left)"));
        play.setTooltip(Texts.tooltip("Play or pause  (Space)"));
        next.setTooltip(Texts.tooltip("Next station  (Right)"));
        make.setTooltip(Texts.tooltip("Makes the step that was narrated, and narrates the one after it."));
        back.setOnAction(event -> turn(-1));
        next.setOnAction(event -> turn(1));
        play.setOnAction(event -> play(!playing));
        make.setOnAction(event -> make());
        Button leave = new Button("", Icons.of(Feather.X));
        leave.setId("narrate-leave");
        leave.setAccessibleText("Leave");
        leave.getStyleClass().add("iconic");
        leave.setTooltip(Texts.tooltip("Leave  (Esc)"));
        leave.setOnAction(event -> close.run());
        HBox head = new HBox(title, Texts.spring(), leave);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(8, back, play, next, Texts.spring(), make);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, row, detail, sentence, foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        clock.setOnFinished(event -> turnByItself());
        var listener = (javafx.beans.value.ChangeListener<Object>) (o, before, now) -> show();
        model.anatomyProperty().addListener(listener);
        model.troubleProperty().addListener(listener);
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                clock.stop();
                model.anatomyProperty().removeListener(listener);
                model.troubleProperty().removeListener(listener);
            }
        });
        show();
    }

    /** Lies over the window while a step is narrated. */
    public static void over(Overlay overlay, AnatomyModel model, ObservableValue<Palette> palette) {
        model.narratedProperty().addListener((o, before, now) -> {
            if (now) {
                NarratePane pane = new NarratePane(model, palette, overlay.room(), overlay::close);
                overlay.show(pane, pane);
            }
        });
        overlay.openProperty().addListener((o, before, now) -> {
            if (!now) {
                model.leave();
            }
        });
    }

    private VBox station(int index) {
        StackPane thumbnail = new StackPane();
        thumbnail.getStyleClass().add("station-thumbnail");
        thumbnail.setMinHeight(THUMBNAIL);
        thumbnail.setPrefHeight(THUMBNAIL);
        VBox box = new VBox(8, Texts.label(StationDetails.NAMES.get(index), "station-name"), thumbnail);
        box.setId("station-" + index);
        box.getStyleClass().add("station");
        box.setAlignment(Pos.TOP_CENTER);
        box.setPrefWidth(1);
        box.setMinWidth(0);
        box.setOnMouseClicked(event -> {
            play(false);
            go(index);
        });
        HBox.setHgrow(box, Priority.ALWAYS);
        thumbnails.add(thumbnail);
        stations.add(box);
        return box;
    }

    private void keys(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            turn(code == KeyCode.LEFT ? -1 : 1);
            event.consume();
        } else if (code == KeyCode.SPACE && event.getTarget() == this) {
            play(!playing);
            event.consume();
        }
    }

    /** The step is made, and what comes next is narrated from its beginning. */
    private void make() {
        requestFocus();
        model.makeStep();
    }

    private void turn(int by) {
        play(false);
        go(station + by);
    }

    private void turnByItself() {
        if (station == stations.size() - 1) {
            play(false);
        } else {
            go(station + 1);
            clock.playFromStart();
        }
    }

    private void play(boolean wanted) {
        playing = wanted;
        play.setGraphic(Icons.of(wanted ? Feather.PAUSE : Feather.PLAY));
        play.setAccessibleText(wanted ? "Pause" : "Play");
        if (!wanted) {
            clock.stop();
        } else if (details != null) {
            if (station == stations.size() - 1) {
                go(0);
            }
            clock.playFromStart();
        }
    }

    /** What is known of the step; while it is computed, the last one stays. */
    private void show() {
        Anatomy anatomy = model.anatomyProperty().get();
        make.setDisable(anatomy == null);
        if (anatomy == null) {
            String trouble = model.troubleProperty().get();
            if (details == null || !trouble.isEmpty()) {
                title.setText(trouble.isEmpty() ? "Computing the next step…" : "No narration");
                sentence.setText(trouble);
            }
            return;
        }
        details = new StationDetails(anatomy, model, palette);
        title.setText("Step %s: class %s, image %d"
                .formatted(Words.count(anatomy.step()), model.className(model.attacked()), model.restart(anatomy) + 1));
        for (int i = 0; i < thumbnails.size(); i++) {
            thumbnails.get(i).getChildren().setAll(details.thumbnail(i, THUMBNAIL));
        }
        go(0);
        play(true);
    }

    private void go(int wanted) {
        StationDetails shown = details;
        if (shown == null) {
            return;
        }
        station = Math.clamp(wanted, 0, stations.size() - 1);
        for (int i = 0; i < stations.size(); i++) {
            stations.get(i).pseudoClassStateChanged(NOW, i == station);
            stations.get(i).pseudoClassStateChanged(AHEAD, i > station);
        }
        detail.getChildren().setAll(shown.detail(station, side));
        sentence.setText(shown.sentence(station));
        back.setDisable(station == 0);
        next.setDisable(station == stations.size() - 1);
    }
}
