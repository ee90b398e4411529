package org.inversight.ui.formula;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Cursor;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A formula: letters in italics, raised and lowered parts smaller. */
public final class FormulaView extends TextFlow {

    private static final double SIZE = 15;
    private static final double SMALL = 0.72;
    private static final double UP = -0.42;
    private static final double DOWN = 0.24;

    private final List<Text> values = new ArrayList<>();

    /**
     * A part of a formula in a colour of its own, with a value behind it.
     *
     * @param from where it begins in the formula
     * @param to behind its last character
     * @param web its colour, as in a style sheet
     * @param action what a click on it does
     */
    public record Part(int from, int to, String web, Runnable action) {}

    private static final char NO_BREAK_SPACE = '\u00a0';

    /** @param formula in the notation of {@code Entry.formula} */
    public FormulaView(String formula) {
        this(formula, List.of());
    }

    /**
     * @param formula in the notation of {@code Entry.formula}
     * @param parts in the order in which they stand there, apart from each other
     */
    public FormulaView(String formula, List<Part> parts) {
        getStyleClass().add("formula");
        setAccessibleText(formula);
        int at = 0;
        for (Part part : parts) {
            add(formula.substring(at, part.from()), null);
            add(formula.substring(part.from(), part.to()), part);
            Text value = new Text();
            value.getStyleClass().addAll("formula-text", "formula-value");
            value.setStyle("-fx-font-size: %spx; -fx-fill: %s;".formatted(SIZE * SMALL, part.web()));
            answer(value, part);
            values.add(value);
            getChildren().add(value);
            at = part.to();
        }
        add(formula.substring(at), null);
    }

    /**
     * Writes a value behind a part.
     *
     * @param part its position among the parts
     */
    public void setValue(int part, String value) {
        // a line does not end between the sign and the number
        values.get(part).setText(value.replace(' ', NO_BREAK_SPACE));
    }

    private void add(String formula, @Nullable Part part) {
        for (FormulaParser.Piece piece : FormulaParser.parse(formula)) {
            Text text = text(piece);
            if (part != null) {
                text.setStyle(text.getStyle() + " -fx-fill: %s;".formatted(part.web()));
                answer(text, part);
            }
            getChildren().add(text);
        }
    }

    private static void answer(Text text, Part part) {
        text.setCursor(Cursor.HAND);
        text.setOnMouseClicked(event -> part.action().run());
    }

    private static Text text(FormulaParser.Piece piece) {
        Text text = new Text(piece.text());
        text.getStyleClass().addAll(List.of("formula-text", piece.italic() ? "letter" : "upright"));
        double size = piece.level() == 0 ? SIZE : SIZE * SMALL;
        text.setStyle("-fx-font-size: " + size + "px;");
        if (piece.level() != 0) {
            text.setTranslateY(SIZE * (piece.level() > 0 ? UP : DOWN));
        }
        return text;
    }
}
