package org.inversight.ui.judge;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.inversight.blind.Question;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;

/** One question: the image at the left, private images at the right, the answers below or among them. */
final class QuestionView extends VBox {

    private static final double GAP = 14;

    /** Of the words around the images. */
    private static final double WORDS = 114;

    /** Of a button around its image, and of its number below. */
    private static final double FRAME = 16;

    private static final double NUMBER = 24;
    private static final double SMALLEST = 48;
    private static final double LARGEST = 760;

    private final BlindModel model;
    private final Label sentence = Texts.label("", "judge-question", "sentence");
    private final PixelView shown = new PixelView(SMALLEST);
    private final List<PixelView> four = new ArrayList<>();
    private final List<AnswerButton> six = new ArrayList<>();
    private final TilePane beside = new TilePane(GAP, GAP);
    private final AnswerButton same;
    private final AnswerButton not;
    private final HBox answers;

    QuestionView(BlindModel model) {
        this.model = model;
        same = new AnswerButton("judge-same", () -> model.pick(Question.SAME));
        not = new AnswerButton("judge-not", () -> model.pick(Question.NOT));
        sentence.setId("judge-question");
        sentence.setWrapText(true);
        image(shown, "judge-shown", "The image in question");
        for (int i = 0; i < Question.FOUR; i++) {
            PixelView one = new PixelView(SMALLEST);
            image(one, "judge-beside-" + i, "Private image %d".formatted(i + 1));
            four.add(one);
        }
        for (int i = 0; i < Question.SIX; i++) {
            int number = i;
            six.add(new AnswerButton("judge-pick-" + (i + 1), () -> model.pick(number)));
        }
        beside.setAlignment(Pos.CENTER);
        beside.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        HBox images = new HBox(3 * GAP, new StackPane(shown), new StackPane(beside));
        images.setAlignment(Pos.CENTER);
        VBox.setVgrow(images, Priority.ALWAYS);
        answers = new HBox(GAP, same, not);
        answers.setAlignment(Pos.CENTER);
        answers.setMinHeight(44);
        setSpacing(GAP);
        setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(sentence, images, answers);
        layoutBoundsProperty().addListener((o, before, now) -> show());
    }

    private static void image(PixelView view, String id, String name) {
        view.setId(id);
        view.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        view.setAccessibleText(name);
    }

    /** Shows the question that is asked, and what is picked. */
    void show() {
        BlindModel.State now = model.stateProperty().get();
        Question question = now.question();
        if (question == null) {
            return;
        }
        boolean lineUp = question.kind().lineUp();
        sentence.setText(model.words().question(question.kind()));
        double high = getHeight() - WORDS;
        double side = Math.floor(Math.clamp(Math.min(high, (getWidth() - 3 * GAP) / 2 - GAP), SMALLEST, LARGEST));
        shown.resizeTo(side);
        shown.show(question.shown(), 0, false);
        if (lineUp) {
            double across = (getWidth() - side - 3 * GAP - 2 * GAP) / 3 - FRAME;
            double down = (high - GAP) / 2 - FRAME - NUMBER;
            double each = Math.floor(Math.clamp(Math.min(across, down), SMALLEST, side));
            for (int i = 0; i < six.size(); i++) {
                six.get(i).show(question.beside(), i, each);
                six.get(i).picked(now.picked() == i);
            }
            beside.setPrefColumns(Question.SIX / 2);
            fill(six);
        } else {
            double each = Math.floor(Math.max(SMALLEST, (side - GAP) / 2));
            for (int i = 0; i < four.size(); i++) {
                four.get(i).resizeTo(each);
                four.get(i).show(question.beside(), i, false);
            }
            beside.setPrefColumns(Question.FOUR / 2);
            fill(four);
            same.show(model.words().same(), "S");
            not.show(model.words().not(), "N");
            same.picked(now.picked() == Question.SAME);
            not.picked(now.picked() == Question.NOT);
        }
        answers.setVisible(!lineUp);
    }

    private void fill(List<? extends Node> nodes) {
        if (!beside.getChildren().equals(nodes)) {
            beside.getChildren().setAll(nodes);
        }
    }
}
