package org.inversight.ui.inspect;

import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.inversight.attack.Anatomy;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;

/** The highest logits of a classifier, or a critic's score, as bars from zero, the attacked class marked. */
final class LogitBars extends VBox {

    private static final double NAME = 72;
    private static final double BAR = 70;
    private static final double HEIGHT = 10;

    /**
     * @param attacked the attacked class
     * @param name of a class
     */
    LogitBars(Anatomy.Scores scores, int attacked, IntFunction<String> name) {
        setSpacing(5);
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(Texts.label(scores.classifier(), "panel-heading", "value"));
        double low = 0;
        double high = 0;
        for (Anatomy.Logit logit : scores.top()) {
            low = Math.min(low, logit.value());
            high = Math.max(high, logit.value());
        }
        double unit = BAR / Math.max(1e-12, high - low);
        for (Anatomy.Logit logit : scores.top()) {
            boolean wanted = logit.classIndex() == attacked;
            String what = logit.classIndex() == Anatomy.Logit.REALISM ? "realism" : name.apply(logit.classIndex());
            Label who = Texts.label(what, "value", wanted ? "logit-attacked" : "logit-other");
            who.setMinWidth(NAME);
            who.setMaxWidth(NAME);
            Region bar = new Region();
            bar.getStyleClass().add(wanted ? "logit-bar-attacked" : "logit-bar");
            bar.resizeRelocate(
                    (Math.min(0, logit.value()) - low) * unit, 3, Math.max(1, Math.abs(logit.value()) * unit), HEIGHT);
            bar.setManaged(false);
            Pane track = new Pane(bar);
            track.setMinSize(BAR, HEIGHT + 6);
            track.setMaxSize(BAR, HEIGHT + 6);
            Label value = Texts.label(Words.number(logit.value()), "caption", "value");
            value.setMinWidth(44);
            HBox line = new HBox(8, who, track, value);
            line.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(line);
        }
    }
}
