package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.inversight.run.Experiment;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** The reconstructions, one row a class; scrolls by rows where they are many. */
final class Grid extends ScrollPane {

    private static final double NAME_MAX = 120;
    private static final double NAME_FONT = 14;
    private static final double NAME_GAP = 13;

    /** Around all rows, for the frame of the selection. */
    private static final double FRAME = 4;

    private record Shape(
            List<Integer> targets, List<String> names, int restarts, int width, int height) {}

    private final HBox columns = new HBox();
    private final List<Row> all = new ArrayList<>();
    private final SetupModel setup;
    private final SelectionModel selection;
    private final ObservableValue<Palette> palette;
    private @Nullable Shape shape;
    private @Nullable Snapshot shown;
    private @Nullable Arrangement arranged;
    private List<String> judges = List.of();
    private double nameWidth;
    private boolean stretch;

    Grid(SetupModel setup, SelectionModel selection, ObservableValue<Palette> palette) {
        this.setup = setup;
        this.selection = selection;
        this.palette = palette;
        setId("grid");
        getStyleClass().addAll("grid", "edge-to-edge");
        columns.setPadding(new Insets(FRAME));
        columns.setAlignment(Pos.CENTER);
        columns.setMinHeight(USE_PREF_SIZE);
        setContent(columns);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText("Reconstructions, one row a class");
        setFocusTraversable(true);
        layoutBoundsProperty().addListener((o, before, now) -> arrange());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .addListener((o, before, now) -> arrange());
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

    /** Shows the rows that a run of this experiment will fill. */
    void show(Experiment experiment, int width, int height) {
        shown = null;
        judges = setup.judges();
        rows(experiment, width, height);
        all.forEach(row -> row.clear(judges));
    }

    /** Shows a snapshot of this experiment. */
    void show(Snapshot snapshot, Experiment experiment) {
        shown = snapshot;
        judges = snapshot.evaluators();
        rows(experiment, snapshot.images().width(), snapshot.images().height());
        all.forEach(row -> row.show(snapshot, stretch));
    }

    void setStretch(boolean on) {
        stretch = on;
        Snapshot snapshot = shown;
        if (snapshot != null) {
            all.forEach(row -> row.show(snapshot, on));
        }
    }

    private void rows(Experiment experiment, int width, int height) {
        List<String> names = experiment.targets().stream().map(setup::className).toList();
        Shape wanted = new Shape(experiment.targets(), names, experiment.restarts(), width, height);
        if (!wanted.equals(shape)) {
            build(wanted);
        }
        arrange();
    }

    private void build(Shape wanted) {
        shape = wanted;
        all.clear();
        nameWidth = 0;
        for (String name : wanted.names()) {
            Text measured = new Text(name);
            measured.setFont(Font.font(null, FontWeight.BOLD, NAME_FONT));
            nameWidth = Math.max(nameWidth, measured.getLayoutBounds().getWidth() + NAME_GAP);
        }
        nameWidth = Math.ceil(Math.min(NAME_MAX, nameWidth));
        for (int t = 0; t < wanted.names().size(); t++) {
            all.add(
                    new Row(
                            wanted.names().get(t),
                            nameWidth,
                            t * wanted.restarts(),
                            wanted.restarts(),
                            palette,
                            position -> {
                                selection.select(position);
                                requestFocus();
                            }));
        }
        arranged = null;
        choose(selection.pictureProperty().get());
    }

    /** Tiles as large as fit. */
    private void arrange() {
        Shape now = shape;
        double width = getWidth() - 2 * FRAME;
        double height = getHeight() - 2 * FRAME;
        if (now == null || all.isEmpty() || width < 1 || height < 1) {
            return;
        }
        double screen = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
        Arrangement wanted =
                Arrangement.of(
                        new Arrangement.Content(
                                all.size(),
                                now.restarts(),
                                Math.max(now.width(), now.height()),
                                nameWidth,
                                Bars.fullHeight(judges.size() + 1)),
                        screen,
                        width,
                        height);
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        double wide = all.getFirst().width(wanted);
        double free = (width - wanted.columns() * wide) / Math.max(1, wanted.columns() - 1);
        columns.setSpacing(
                Math.clamp(free, Arrangement.COLUMN_GAP, Arrangement.LARGEST_COLUMN_GAP));
        columns.getChildren().clear();
        int each = (all.size() + wanted.columns() - 1) / wanted.columns();
        for (int from = 0; from < all.size(); from += each) {
            VBox column = new VBox(wanted.gap());
            column.getChildren().addAll(all.subList(from, Math.min(all.size(), from + each)));
            column.setAlignment(Pos.TOP_LEFT);
            column.setMaxHeight(USE_PREF_SIZE);
            columns.getChildren().add(column);
        }
        all.forEach(row -> row.arrange(wanted));
    }

    private void choose(int position) {
        all.forEach(row -> row.choose(position));
        Shape now = shape;
        if (position < 0 || now == null || all.isEmpty()) {
            return;
        }
        Node chosen = all.get(Math.min(position / now.restarts(), all.size() - 1));
        Bounds row = columns.sceneToLocal(chosen.localToScene(chosen.getLayoutBounds()));
        double view = getViewportBounds().getHeight();
        double hidden = columns.getHeight() - view;
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
