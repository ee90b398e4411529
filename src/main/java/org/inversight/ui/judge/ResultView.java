package org.inversight.ui.judge;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.blind.Answer;
import org.inversight.blind.Deck;
import org.inversight.blind.Rate;
import org.inversight.blind.RateTable;
import org.inversight.blind.Sitting;
import org.inversight.blind.Sittings;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What came of a panel: the viewer's rate beside each evaluator's, and every question again with its truth. */
final class ResultView extends ScrollPane {

    private static final double THUMBNAIL = 56;
    private static final double COLUMN = 96;
    private static final double WIDEST = 1180;

    ResultView(BlindModel model) {
        BlindModel.State now = model.stateProperty().get();
        Sittings sittings = model.sittings();
        setId("judge-result");
        getStyleClass().addAll("panels", "edge-to-edge");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
        setFocusTraversable(true); // arrows scroll
        setAccessibleText("Your answers");
        VBox column = new VBox(14, table(sittings.rates()), explained(sittings));
        column.getStyleClass().add("panel-column");
        Sitting sitting = now.sitting();
        if (sitting != null) {
            sitting.notes().forEach(note -> column.getChildren().add(Texts.paragraph(note, "caption")));
            column.getChildren().add(Texts.label("Every question again", "details-heading"));
            List<Answer> answers = sitting.answers();
            for (int i = 0; i < answers.size(); i++) {
                column.getChildren().add(row(model.words(), i, answers.get(i), now.deck()));
            }
        }
        column.setMaxWidth(WIDEST);
        setContent(new StackPane(column));
    }

    private static GridPane table(RateTable rates) {
        GridPane grid = new GridPane();
        grid.setId("judge-rates");
        grid.getStyleClass().add("judge-rates");
        ColumnConstraints first = new ColumnConstraints();
        first.setHgrow(Priority.SOMETIMES);
        first.setMinWidth(USE_PREF_SIZE);
        grid.getColumnConstraints().add(first);
        for (int c = 0; c <= rates.columns().size(); c++) {
            ColumnConstraints next = new ColumnConstraints();
            next.setMinWidth(COLUMN);
            next.setHalignment(HPos.RIGHT);
            next.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(next);
        }
        int chance = rates.columns().size() + 1;
        for (int c = 0; c < rates.columns().size(); c++) {
            grid.add(Texts.label(rates.columns().get(c), c == 0 ? "judge-you" : "caption-title", "value"), c + 1, 0);
        }
        grid.add(Texts.label("chance", "caption-title"), chance, 0);
        for (int r = 0; r < rates.rows().size(); r++) {
            RateTable.Row row = rates.rows().get(r);
            boolean sum = row.questions().equals(RateTable.SAME_OR_NOT);
            grid.add(Texts.label(row.questions(), sum ? "judge-sum" : "panel-name", "value"), 0, r + 1);
            for (int c = 0; c < rates.columns().size(); c++) {
                String name = rates.columns().get(c);
                grid.add(cell(row, name, r, c), c + 1, r + 1);
            }
            Label guess = Texts.label(Words.percent(row.chance()), "caption", "value");
            grid.add(guess, chance, r + 1);
        }
        return grid;
    }

    private static VBox cell(RateTable.Row row, String name, int r, int c) {
        Rate rate = row.rates().getOrDefault(name, Rate.of(0, 0));
        Label share = Texts.label(BlindWords.share(rate), c == 0 ? "judge-you" : "panel-value", "value");
        share.setId("judge-rate-%d-%d".formatted(r, c));
        share.setAccessibleText("%s, %s: %s".formatted(row.questions(), name, BlindWords.share(rate)));
        Label counted = Texts.label(rate.of() == 0 ? "" : BlindWords.counted(rate), "panel-key", "caption", "value");
        counted.setId("judge-count-%d-%d".formatted(r, c));
        VBox box = new VBox(share, counted);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private static Label explained(Sittings sittings) {
        int panels = sittings.all().size();
        return Texts.paragraph(
                "Share of right answers; below it how many of how many, and the 95 %% interval of the true rate in per cent, which few questions leave wide. Everybody was asked the same questions, by image alone. %s"
                        .formatted(
                                panels == 1
                                        ? "One panel was answered."
                                        : "All %s panels of this run are counted.".formatted(Words.count(panels))),
                "caption");
    }

    private static HBox row(BlindWords words, int number, Answer answer, @Nullable Deck deck) {
        HBox row = new HBox(12);
        row.setId("judge-answer-" + number);
        row.setAlignment(Pos.CENTER_LEFT);
        if (deck != null) {
            PixelView image = new PixelView(THUMBNAIL);
            image.show(deck.questions().get(number).shown(), 0, false);
            row.getChildren().add(image);
        }
        Label truth = Texts.paragraph("%d  %s".formatted(number + 1, words.truth(answer)));
        truth.setId("judge-truth-" + number);
        Label said = Texts.paragraph(words.said(answer), "caption");
        said.setId("judge-said-" + number);
        VBox text = new VBox(2, truth, said);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        Label mark = Texts.label(answer.correct() ? "Right" : "Wrong", "judge-mark");
        mark.setGraphic(Icons.of(answer.correct() ? Feather.CHECK : Feather.X));
        mark.setMinWidth(USE_PREF_SIZE);
        row.getChildren().addAll(text, mark);
        return row;
    }
}
