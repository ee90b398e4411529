package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.metric.LineUp;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** A reconstruction over six private people, of whom the viewer picks one by click or number. */
public final class LineUpPane extends ScrollPane {

    private static final double GAP = 14;
    private static final double WORDS = 260;
    private static final double LARGEST = 192;
    private static final double SMALLEST = 64;

    /** The reconstruction is so much larger than the candidates. */
    private static final double LEAST = 1.25;

    private static final double MOST = 2.5;

    private static final String ANYBODY =
            "Who is it? One of these six people is the attacked one. Each is shown by one private "
                    + "image from the target's training set. Guessing is right once in six times.";
    private static final String ALIKE =
            "Who is it? One of these six people is the attacked one; the five others are those whom the verifier "
                    + "finds most like that person. Each is shown by one private image from the target's training set. Guessing is right once in six times.";

    private final LineUpModel model;
    private final PlaybackModel playback;
    private final LoadedModel loaded;
    private final PixelView image = new PixelView(SMALLEST);
    private final Label caption = Texts.paragraph("", "panel-caption");
    private final Label which = Texts.label("", "caption", "value");
    private final List<Candidate> candidates = new ArrayList<>();
    private final Label verdict = Texts.label("", "line-up-verdict", "sentence");
    private final Label score = Texts.label("", "line-up-score", "sentence");
    private final Label others = Texts.label("", "line-up-score", "sentence");
    private final Button next = new Button("Next", Icons.of(Feather.ARROW_RIGHT));

    public LineUpPane(LineUpModel model, PlaybackModel playback, LoadedModel loaded) {
        this.model = model;
        this.playback = playback;
        this.loaded = loaded;
        setId("line-up");
        getStyleClass().addAll("line-up", "edge-to-edge");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        setAccessibleText("Line-up: pick with the keys 1 to 6");
        HBox six = new HBox(GAP);
        six.setAlignment(Pos.CENTER);
        for (int i = 0; i < LineUp.SIZE; i++) {
            int number = i;
            Candidate candidate = new Candidate(i + 1);
            candidate.setOnAction(event -> model.pick(number));
            candidates.add(candidate);
        }
        six.getChildren().addAll(candidates);
        caption.setId("line-up-caption");
        verdict.setId("line-up-verdict");
        score.setId("line-up-score");
        others.setId("line-up-others");
        others.setTextAlignment(TextAlignment.CENTER);
        next.setId("line-up-next");
        next.setTooltip(Texts.tooltip("The next reconstruction  (Enter)"));
        next.setOnAction(event -> next());
        HBox foot = new HBox(GAP, verdict, next);
        foot.setAlignment(Pos.CENTER);
        foot.setMinHeight(34);
        VBox column = new VBox(GAP, caption, image, which, six, foot, score, others);
        column.getStyleClass().add("panel-column");
        column.setAlignment(Pos.TOP_CENTER);
        setContent(column);
        layoutBoundsProperty().addListener((o, before, now) -> arrange());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        model.stateProperty().addListener((o, before, now) -> show());
        playback.shownProperty().addListener((o, before, now) -> show());
        visibleProperty().addListener((o, before, now) -> show());
    }

    /** The button goes away, and the keys stay with the line-up. */
    private void next() {
        requestFocus();
        model.next();
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        String key = event.getText();
        if (event.getCode() == KeyCode.ENTER) {
            next();
            event.consume();
        } else if (key.length() == 1 && key.charAt(0) >= '1' && key.charAt(0) <= '6') {
            model.pick(key.charAt(0) - '1');
            event.consume();
        }
    }

    /** Images as large as fit, the reconstruction larger than the others. */
    private void arrange() {
        double across = (getWidth() - 2 * GAP - (LineUp.SIZE - 1) * GAP) / LineUp.SIZE - GAP;
        double high = getHeight() - WORDS;
        double down = high / (1 + LEAST);
        double side = Math.floor(Math.clamp(Math.min(across, down), SMALLEST, LARGEST));
        image.resizeTo(Math.floor(Math.clamp(high - side, LEAST * side, MOST * side)));
        candidates.forEach(candidate -> candidate.resizeTo(side));
    }

    private void show() {
        LineUpModel.State state = model.stateProperty().get();
        Snapshot snapshot = playback.shownProperty().get();
        Album album = model.album();
        if (!isVisible() || state == null || snapshot == null || album == null) {
            return;
        }
        LineUp lineUp = state.lineUp();
        image.show(snapshot.images(), lineUp.image(), false);
        caption.setText(lineUp.alike() ? ALIKE : ANYBODY);
        which.setText(
                "reconstruction %d of %d, step %s".formatted(state.number(), state.of(), Words.count(snapshot.step())));
        Images images = lineUp.candidates(album);
        for (int i = 0; i < candidates.size(); i++) {
            candidates.get(i).show(images, i, state, name(lineUp.people().get(i)));
        }
        String right = name(lineUp.people().get(lineUp.answer()));
        verdict.setText(
                !state.decided()
                        ? "Click a person or press 1 to 6."
                        : state.correct()
                                ? "Right: this is %s.".formatted(right)
                                : "Wrong: this is %s, not %s."
                                        .formatted(right, name(lineUp.people().get(state.picked()))));
        verdict.setGraphic(state.decided() ? Icons.of(state.correct() ? Feather.CHECK : Feather.X) : null);
        Texts.show(next, state.decided());
        next.setText(state.last() ? "New line-ups" : "Next");
        LineUpScore own = state.score();
        score.setText(
                own.evaluated() == 0
                        ? "No picks yet."
                        : String.format(
                                Locale.ROOT,
                                "%d of %d right; guessing would get %.1f.",
                                own.right(),
                                own.evaluated(),
                                own.evaluated() / (double) LineUp.SIZE));
        others.setText(state.others().stream()
                .map(o -> "%s: %d of %d".formatted(o.variant(), o.right(), o.evaluated()))
                .collect(Collectors.joining("\n")));
        Texts.show(others, !state.others().isEmpty());
    }

    private String name(int person) {
        return loaded.className(loaded.onStage(), person);
    }
}
