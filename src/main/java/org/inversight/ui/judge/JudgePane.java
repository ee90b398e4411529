package org.inversight.ui.judge;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.inversight.blind.Question;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Texts;
import org.kordamp.ikonli.feather.Feather;

/**
 * You are the judge: one question at a time over the whole window, so that nothing is seen that could tell; then what came
 * of it. S, N or a number picks, arrows move, Enter goes on, Escape leaves.
 */
public final class JudgePane extends BorderPane {

    private final BlindModel model;
    private final QuestionView questions;
    private final Label progress = Texts.label("", "judge-progress", "value");
    private final Label hint = Texts.label("", "caption", "sentence");
    private final Label said = Texts.paragraph("", "panel-caption");
    private final Button next = new Button("", Icons.of(Feather.ARROW_RIGHT));
    private final Button again = new Button("Another panel", Icons.of(Feather.SHUFFLE));
    private BlindModel.Stage drawn = BlindModel.Stage.CLOSED;

    private JudgePane(BlindModel model, Runnable close) {
        this.model = model;
        this.questions = new QuestionView(model);
        setId("judge-pane");
        getStyleClass().add("judge");
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        progress.setId("judge-progress");
        said.setId("judge-said");
        next.setId("judge-next");
        next.getStyleClass().add("accent");
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setTooltip(Texts.tooltip("Gives the picked answer  (Enter)"));
        next.setOnAction(event -> confirm());
        again.setId("judge-again");
        again.setTooltip(Texts.tooltip("Other questions about the shown step; their answers are counted too."));
        again.setOnAction(event -> {
            requestFocus();
            model.begin();
        });
        Button leave = new Button("", Icons.of(Feather.X));
        leave.setId("judge-leave");
        leave.getStyleClass().add("iconic");
        leave.setAccessibleText("Leave");
        leave.setTooltip(Texts.tooltip("Leave; what was answered stays  (Esc)"));
        leave.setOnAction(event -> close.run());
        HBox head = new HBox(14, Texts.label("You are the judge", "stage-title"), progress, Texts.spring(), leave);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox foot = new HBox(14, hint, Texts.spring(), again, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        head.getStyleClass().add("judge-head");
        foot.getStyleClass().add("judge-foot");
        setTop(head);
        setBottom(foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        var listener = (javafx.beans.value.ChangeListener<BlindModel.State>) (o, before, now) -> show(now);
        model.stateProperty().addListener(listener);
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                model.stateProperty().removeListener(listener);
            }
        });
        show(model.stateProperty().get());
    }

    /** Lies over the window while the panel is open. */
    public static void over(Overlay overlay, BlindModel model) {
        model.stateProperty().addListener((o, before, now) -> {
            if (before.stage() == BlindModel.Stage.CLOSED && now.stage() != BlindModel.Stage.CLOSED) {
                JudgePane pane = new JudgePane(model, overlay::close);
                overlay.cover(pane, pane);
            } else if (before.stage() != BlindModel.Stage.CLOSED && now.stage() == BlindModel.Stage.CLOSED) {
                overlay.close();
            }
        });
        overlay.openProperty().addListener((o, before, now) -> {
            if (!now) {
                model.leave();
            }
        });
    }

    private void keys(KeyEvent event) {
        Question question = model.stateProperty().get().question();
        if (question == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int choice = choice(question, event);
        if (choice != Question.NONE) {
            model.pick(choice);
        } else if (event.getCode() == KeyCode.ENTER) {
            if (model.stateProperty().get().picked() == Question.NONE
                    && getScene().getFocusOwner() instanceof AnswerButton button) {
                button.fire();
            } else {
                confirm();
            }
        } else if (event.getCode().isArrowKey()) {
            arrow(question, event.getCode());
        } else {
            return;
        }
        event.consume();
    }

    private static int choice(Question question, KeyEvent event) {
        if (!question.kind().lineUp()) {
            return event.getCode() == KeyCode.S
                    ? Question.SAME
                    : event.getCode() == KeyCode.N ? Question.NOT : Question.NONE;
        }
        String key = event.getText();
        return key.length() == 1 && key.charAt(0) >= '1' && key.charAt(0) <= '6' ? key.charAt(0) - '1' : Question.NONE;
    }

    /** Six stand in two rows. */
    private void arrow(Question question, KeyCode code) {
        int row = question.kind().lineUp() ? Question.SIX / 2 : 1;
        model.move(
                switch (code) {
                    case LEFT, KP_LEFT -> -1;
                    case RIGHT, KP_RIGHT -> 1;
                    case UP, KP_UP -> -row;
                    default -> row;
                });
    }

    /** The buttons of the last question go away, and the keys stay here. */
    private void confirm() {
        requestFocus();
        model.confirm();
    }

    private void show(BlindModel.State now) {
        boolean asking = now.question() != null;
        boolean result = now.stage() == BlindModel.Stage.RESULT;
        Question question = now.question();
        int of = now.sitting() == null ? 0 : now.sitting().questions();
        progress.setText(asking ? "%d of %d".formatted(now.number(), of) : result ? "Your answers" : "");
        next.setText(now.number() == of ? "Finish" : "Next");
        next.setDisable(now.picked() == Question.NONE);
        Texts.show(next, asking);
        Texts.show(again, result && model.renewable());
        if (question != null) {
            hint.setText(
                    question.kind().lineUp()
                            ? "One that was rebuilt, and six candidates. 1 to 6 or arrows, then Enter. Esc leaves; answers stay."
                            : "It may be rebuilt, real, or one that only fools the target. S or N or arrows, then Enter. Esc leaves; answers stay.");
            setAccessibleText("Question %d of %d. %s"
                    .formatted(now.number(), of, model.words().question(question.kind())));
            questions.show();
        } else {
            hint.setText(result ? "Kept with the run." : "");
            setAccessibleText(result ? "You are the judge: your answers" : "You are the judge");
        }
        if (drawn != now.stage()) {
            drawn = now.stage();
            setCenter(content(now));
            if (result) {
                getCenter().requestFocus();
            }
        }
    }

    private Node content(BlindModel.State now) {
        return switch (now.stage()) {
            case ASKING -> questions;
            case RESULT -> new ResultView(model);
            case TROUBLE -> said(now.trouble());
            case WAITING -> said("Making the questions…");
            case CLOSED -> said("");
        };
    }

    private Node said(String sentence) {
        said.setText(sentence);
        return said;
    }
}
