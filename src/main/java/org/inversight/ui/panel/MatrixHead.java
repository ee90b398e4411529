package org.inversight.ui.panel;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.inversight.ui.control.Texts;

/** The name of a column, always whole: a word a line, or upright where a word is too wide. */
final class MatrixHead extends StackPane {

    private final Label level;
    private final Group upright;

    MatrixHead(String name) {
        level = Texts.label(name.replace(' ', '\n'), "matrix-head");
        level.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label turned = Texts.label(name, "matrix-head");
        turned.setRotate(-90);
        upright = new Group(turned);
        setAlignment(Pos.BOTTOM_CENTER);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(level, upright);
        arrange(true);
    }

    /** Whether its words stand beside each other's in columns of this width. */
    boolean fits(double width) {
        return Arrays.stream(level.getText().split("\n")).allMatch(word -> Texts.width(word, level.getFont()) <= width);
    }

    void arrange(boolean fit) {
        Texts.show(level, fit);
        Texts.show(upright, !fit);
    }
}
