package org.inversight.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.Duration;

/** Labels and boxes that all panes share. */
public final class Texts {

    private static final double TOOLTIP_WIDTH = 340;
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    private Texts() {}

    /**
     * A label of these style classes. What is no label says so by a class: a {@code value}, a {@code sentence}, a
     * {@code file-name}, a {@code paragraph}. All others have at most four words.
     */
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label that breaks its lines. */
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.getStyleClass().add("paragraph");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A titled group of a side pane. */
    public static VBox section(String title, Node... content) {
        VBox box = new VBox(label(title.toUpperCase(java.util.Locale.ROOT), "section-title"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("section");
        return box;
    }

    /** What takes all the room that is left. */
    public static Region spring() {
        Region region = new Region();
        HBox.setHgrow(region, Priority.ALWAYS);
        return region;
    }

    /** A tooltip that breaks its lines. */
    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        return tooltip;
    }

    /** A setting: its name, and at the right the field for it. */
    public static HBox line(String title, Node field) {
        HBox line = new HBox(label(title, "setting-name"), spring(), field);
        line.getStyleClass().add("setting-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Shows a node or takes it out of the layout. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** How wide a text is in a font. */
    public static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
