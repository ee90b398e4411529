package org.inversight.ui.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.inversight.data.Panel;
import org.inversight.ui.control.Texts;
import org.inversight.ui.theme.Palette;

/** A heat map with names; the lines scroll between the columns' names and the totals. */
final class MatrixView extends PanelView {

    private static final double GAP = 2;
    private static final double LOWEST = 22;
    private static final double HIGHEST = 38;
    private static final double SCROLL_BAR = 14;
    private static final double NARROWEST = 24;
    private static final double WIDEST = 110;
    private static final double NAMES = 84;

    /** So much of the colour that words on it can still be read. */
    private static final double STRONGEST = 0.42;

    private static final CornerRadii ROUND = new CornerRadii(3);

    private final ObservableValue<Palette> palette;
    private final List<MatrixHead> heads = new ArrayList<>();
    private final GridPane head = grid();
    private final GridPane body = grid();
    private final GridPane foot = grid();
    private final ScrollPane scroll = new ScrollPane(body);
    private final Tooltip detail = Texts.tooltip("");
    private final List<Label> cells = new ArrayList<>();
    private Panel.Matrix shown;

    /** Held here and only weakly by the theme, which outlives every view. */
    private final ChangeListener<Palette> repaint = (o, before, now) -> repaint();

    MatrixView(Panel.Matrix panel, ObservableValue<Palette> palette) {
        this.palette = palette;
        this.shown = panel;
        setId("matrix");
        for (int c = 0; c < panel.columns().size(); c++) {
            heads.add(new MatrixHead(panel.columns().get(c)));
            head.add(heads.get(c), c + 1, 0);
        }
        head.add(Texts.label(""), 0, 0);
        fill(body, panel.lines());
        fill(foot, panel.totals());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panels", "edge-to-edge");
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, foot);
        widthProperty().addListener((o, before, now) -> arrange());
        heightProperty().addListener((o, before, now) -> arrange());
        head.heightProperty().addListener((o, before, now) -> arrange());
        palette.addListener(new WeakChangeListener<>(repaint));
        show(panel);
    }

    private void repaint() {
        show(shown);
    }

    private static GridPane grid() {
        return new GridPane(GAP, GAP);
    }

    private void fill(GridPane grid, List<Panel.Line> lines) {
        for (int row = 0; row < lines.size(); row++) {
            grid.add(Texts.label(lines.get(row).name(), "matrix-name"), 0, row);
            for (int c = 0; c < lines.get(row).cells().size(); c++) {
                Label cell = Texts.label("", "matrix-cell");
                cell.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
                cell.setOnMouseEntered(event -> detail.setText(cell.getAccessibleText()));
                Tooltip.install(cell, detail);
                cells.add(cell);
                grid.add(cell, c + 1, row);
            }
        }
    }

    /** All columns as wide as each other, in all three parts; lines as high as there is room. */
    private void arrange() {
        int columns = Math.max(1, shown.columns().size());
        double free = (getWidth() - NAMES - SCROLL_BAR) / columns - GAP;
        double width = Math.floor(Math.clamp(free, NARROWEST, WIDEST));
        for (GridPane grid : List.of(head, body, foot)) {
            grid.getColumnConstraints().clear();
            grid.getColumnConstraints().add(new ColumnConstraints(NAMES));
            for (int c = 0; c < columns; c++) {
                grid.getColumnConstraints().add(new ColumnConstraints(width));
            }
        }
        boolean fit = heads.stream().allMatch(name -> name.fits(width));
        heads.forEach(name -> name.arrange(fit));
        int lines = Math.max(1, shown.lines().size() + shown.totals().size());
        double room = getHeight() - head.getHeight() - 4 * GAP;
        double height = Math.clamp(Math.floor(room / lines - GAP), LOWEST, HIGHEST);
        cells.forEach(cell -> cell.setMinHeight(height));
        // With few lines the totals follow them at once.
        scroll.setMaxHeight(shown.lines().size() * (height + GAP));
    }

    @Override
    boolean fits(Panel panel) {
        return panel instanceof Panel.Matrix matrix
                && matrix.columns().equals(shown.columns())
                && names(matrix.lines()).equals(names(shown.lines()))
                && names(matrix.totals()).equals(names(shown.totals()));
    }

    private static List<String> names(List<Panel.Line> lines) {
        return lines.stream().map(Panel.Line::name).toList();
    }

    @Override
    void show(Panel panel) {
        shown = (Panel.Matrix) panel;
        int at = 0;
        for (List<Panel.Line> lines : List.of(shown.lines(), shown.totals())) {
            for (Panel.Line line : lines) {
                for (Panel.Cell cell : line.cells()) {
                    show(cells.get(at++), cell);
                }
            }
        }
    }

    private void show(Label label, Panel.Cell cell) {
        label.setText(cell.text());
        label.setAccessibleText(cell.detail());
        Palette colours = palette.getValue();
        double share = Math.clamp(cell.share(), 0, 1);
        Color shade = colours.leak().deriveColor(0, 1, 1, STRONGEST * share);
        label.setBackground(
                share > 0
                        ? new Background(new BackgroundFill(shade, ROUND, null))
                        : new Background(
                                new BackgroundFill(colours.line(), ROUND, null),
                                new BackgroundFill(colours.stage(), ROUND, new Insets(1))));
    }
}
