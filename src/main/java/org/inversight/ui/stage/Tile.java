package org.inversight.ui.stage;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.inversight.data.Images;
import org.inversight.metric.Verdict;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** One reconstruction with its badge and the frame of the selection. */
public final class Tile extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final PixelView image = new PixelView(TileSize.SMALLEST);
    private final StackPane badge = new StackPane(Icons.of(Feather.ALERT_TRIANGLE));
    private final Tooltip doubt = Texts.tooltip("");
    private final String name;

    /** @param name for screen readers, e.g. "3, image 2" */
    public Tile(String name) {
        this.name = name;
        getStyleClass().add("tile");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        badge.getStyleClass().add("badge");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        badge.setVisible(false);
        Tooltip.install(badge, doubt);
        setAlignment(badge, Pos.BOTTOM_RIGHT);
        getChildren().addAll(image, badge);
        clear();
    }

    /** Shows where an image will be. */
    public void clear() {
        image.show(null, 0, false);
        badge.setVisible(false);
        pseudoClassStateChanged(EMPTY, true);
        setAccessibleText(name);
    }

    public void resizeTo(double side) {
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        image.resizeTo(side);
    }

    /** Shows an image, with a badge where it is a false positive. */
    public void show(Images images, int position, Verdict verdict, boolean stretch) {
        image.show(images, position, stretch);
        pseudoClassStateChanged(EMPTY, false);
        badge.setVisible(verdict.falsePositive());
        String said = "%s: the target predicts %s (%s)"
                .formatted(
                        name,
                        verdict.target().predicted(),
                        Words.percent(verdict.target().confidence()));
        if (verdict.falsePositive()) {
            doubt.setText("A false positive: the target takes this for the attacked class. The evaluator that can also "
                    + "reject an image, which had no part in the attack, does not. Such an image fools the target "
                    + "instead of showing what it was trained on.");
            said += "; a false positive";
        }
        setAccessibleText(said);
    }

    /** Shows a newer image; the badge stays. */
    public void renew(Images images, int position, boolean stretch) {
        image.show(images, position, stretch);
    }

    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }
}
