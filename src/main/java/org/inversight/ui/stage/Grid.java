package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.inversight.run.Experiment;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** The reconstructions, one row a class; scrolls by rows where they are many. */
final class Grid extends ScrollPane {

    private static final double GAP = 6;
    private static final double WIDEST_GAP = 26;
    private static final double BARS = 300;
    private static final double BARS_SHARE = 0.36;
    private static final double NAME_MAX = 120;
    private static final double MARGINS = 24;

    private record Shape(List<Integer> targets, int restarts, int width, int height) {}

    private final VBox rows = new VBox();
    private final List<Row> all = new ArrayList<>();
    private final SetupModel setup;
    private final SelectionModel selection;
    private final ObservableValue<Palette> palette;
    private @Nullable Shape shape;
    private @Nullable Snapshot shown;
    private double nameWidth;
    private boolean stretch;

    Grid(SetupModel setup, SelectionModel selection, ObservableValue<Palette> palette) {
        this.setup = setup;
        this.selection = selection;
        this.palette = palette;
        setId("grid");
        getStyleClass().addAll("grid", "edge-to-edge");
        rows.getStyleClass().add("rows");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Reconstructions, one row a class");
        setFocusTraversable(true);
        viewportBoundsProperty().addListener((o, before, now) -> arrange());
        selection.pictureProperty().addListener((o, before, now) -> choose(now.intValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    }

    private void arrows(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> selection.move(-1, 0);
            case RIGHT -> selection.move(1, 0);
            case UP -> selection.move(0, -1);
            case DOWN -> selection.move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Shows a snapshot of this experiment. */
    void show(Snapshot snapshot, Experiment experiment) {
        Shape wanted =
                new Shape(
                        experiment.targets(),
                        experiment.restarts(),
                        snapshot.images().width(),
                        snapshot.images().height());
        if (!wanted.equals(shape)) {
            build(wanted);
        }
        shown = snapshot;
        all.forEach(row -> row.show(snapshot, stretch));
    }

    void setStretch(boolean on) {
        stretch = on;
        Snapshot snapshot = shown;
        if (snapshot != null) {
            all.forEach(row -> row.show(snapshot, on));
        }
    }

    private void build(Shape wanted) {
        shape = wanted;
        all.clear();
        nameWidth = 0;
        for (int target : wanted.targets()) {
            Text measured = new Text(setup.className(target));
            nameWidth = Math.max(nameWidth, measured.getLayoutBounds().getWidth() + 14);
        }
        nameWidth = Math.min(NAME_MAX, nameWidth);
        for (int t = 0; t < wanted.targets().size(); t++) {
            all.add(
                    new Row(
                            setup.className(wanted.targets().get(t)),
                            nameWidth,
                            t * wanted.restarts(),
                            wanted.restarts(),
                            wanted.width(),
                            wanted.height(),
                            palette,
                            position -> {
                                selection.select(position);
                                requestFocus();
                            }));
        }
        rows.getChildren().setAll(all);
        choose(selection.pictureProperty().get());
        arrange();
    }

    /** Tiles as large as fit, whole pixels where possible; what is left goes between the rows. */
    private void arrange() {
        Shape now = shape;
        Bounds room = getViewportBounds();
        if (now == null || all.isEmpty() || room.getWidth() < 1) {
            return;
        }
        double bars = Math.clamp(room.getWidth() * BARS_SHARE, Bars.NARROWEST, BARS);
        double across = across(room.getWidth() - bars, now.restarts());
        double widest = across(room.getWidth() - Bars.NARROWEST, now.restarts());
        double down = room.getHeight() / all.size() - GAP;
        double screen = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
        double side =
                TileSize.fit(Math.max(now.width(), now.height()), screen, across, down, widest);
        double free = (room.getHeight() - all.size() * side) / all.size();
        rows.setSpacing(Math.clamp(free, GAP, WIDEST_GAP));
        all.forEach(row -> row.resizeTiles(side, GAP));
    }

    private double across(double width, int columns) {
        return (width - nameWidth - MARGINS) / columns - GAP;
    }

    private void choose(int position) {
        all.forEach(row -> row.choose(position));
        Shape now = shape;
        if (position < 0 || now == null || all.isEmpty()) {
            return;
        }
        Bounds row =
                all.get(Math.min(position / now.restarts(), all.size() - 1)).getBoundsInParent();
        double view = getViewportBounds().getHeight();
        double hidden = rows.getHeight() - view;
        if (hidden <= 0) {
            return;
        }
        double top = getVvalue() * hidden;
        if (row.getMinY() < top) {
            setVvalue(row.getMinY() / hidden);
        } else if (row.getMaxY() > top + view) {
            setVvalue((row.getMaxY() - view) / hidden);
        }
    }
}
