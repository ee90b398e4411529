package org.inversight.ui.formula;

import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A formula: letters in italics, raised and lowered parts smaller. */
public final class FormulaView extends TextFlow {

    private static final double SIZE = 15;
    private static final double SMALL = 0.72;
    private static final double UP = -0.42;
    private static final double DOWN = 0.24;

    /** @param formula in the notation of {@code Entry.formula} */
    public FormulaView(String formula) {
        getStyleClass().add("formula");
        setAccessibleText(formula);
        for (FormulaParser.Piece piece : FormulaParser.parse(formula)) {
            getChildren().add(text(piece));
        }
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
