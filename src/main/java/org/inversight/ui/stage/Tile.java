package org.inversight.ui.stage;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.inversight.data.Images;
import org.inversight.metric.Verdict;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Pixels;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** One reconstruction with its badge and the frame of the selection. */
final class Tile extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double ROUND = 8;

    private final Pixels pixels;
    private final ImageView view;
    private final Rectangle clip = new Rectangle();
    private final StackPane badge = new StackPane(Icons.of(Feather.ALERT_TRIANGLE));
    private final Tooltip doubt = Texts.tooltip("");
    private final String name;

    /**
     * @param name for screen readers, e.g. "3, picture 2"
     */
    Tile(String name, int width, int height) {
        this.name = name;
        this.pixels = new Pixels(width, height);
        this.view = new ImageView(pixels.image());
        getStyleClass().add("tile");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        view.setPreserveRatio(true);
        view.setClip(clip);
        clip.setArcWidth(ROUND);
        clip.setArcHeight(ROUND);
        badge.getStyleClass().add("badge");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        badge.setVisible(false);
        Tooltip.install(badge, doubt);
        setAlignment(badge, Pos.BOTTOM_RIGHT);
        getChildren().addAll(view, badge);
    }

    void resizeTo(double side) {
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setSmooth(side < pixels.image().getWidth());
        clip.setWidth(side);
        clip.setHeight(side);
    }

    void show(Images images, int position, Verdict verdict, boolean stretch) {
        pixels.write(images, position, stretch);
        badge.setVisible(verdict.falsePositive());
        String said =
                "%s: the target says %s (%s)"
                        .formatted(
                                name,
                                verdict.target().predicted(),
                                Words.percent(verdict.target().confidence()));
        if (verdict.falsePositive()) {
            doubt.setText(
                    "Target yes, sceptic no. The target accepts this picture as its class, the"
                            + " sceptical evaluator sees \""
                            + verdict.evaluators().getLast().predicted()
                            + "\".");
            said += "; the sceptic does not agree";
        }
        setAccessibleText(said);
    }

    boolean doubted() {
        return badge.isVisible();
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
