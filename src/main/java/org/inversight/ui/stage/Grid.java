package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.experiment.Experiment;
import org.inversight.metric.LeakedAttribute;
import org.inversight.metric.Reading;
import org.inversight.run.Preview;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Uncached;
import org.inversight.ui.people.PersonWords;
import org.inversight.ui.session.BoundsModel;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.SelectionModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/**
 * The reconstructions, one row per class; a page of them where they are very many. Scrolls by rows where they do not
 * fit.
 */
public final class Grid extends ScrollPane {

    /** Around all rows, for the frame of the selection. */
    private static final double FRAME = 4;

    private final HBox columns = new HBox();
    private final List<Row> all = new ArrayList<>();
    private final SetupModel setup;
    private final LoadedModel loaded;
    private final PagesModel pages;
    private final SelectionModel selection;
    private final BoundsModel bounds;
    private final Runnable explain;
    private final ObservableValue<Palette> palette;
    private @Nullable GridShape shape;
    private @Nullable Experiment experiment;
    private @Nullable Snapshot shown;
    private @Nullable Preview preview;
    private int pixelsWide = 1;
    private int pixelsHigh = 1;
    private @Nullable Arrangement arranged;
    private List<String> evaluators = List.of();
    private double nameWidth;
    private boolean stretch;

    /** @param explain opens what there is to know about a selected image */
    public Grid(
            SetupModel setup,
            LoadedModel loaded,
            PagesModel pages,
            SelectionModel selection,
            BoundsModel bounds,
            ObservableValue<Palette> palette,
            Runnable explain) {
        this.setup = setup;
        this.loaded = loaded;
        this.pages = pages;
        this.selection = selection;
        this.bounds = bounds;
        this.explain = explain;
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
        setAccessibleText("Reconstructions, one row per class");
        setFocusTraversable(true);
        Uncached.set(this);
        layoutBoundsProperty().addListener((o, before, now) -> arrange());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .addListener((o, before, now) -> arrange());
        selection.imageProperty().addListener((o, before, now) -> choose(now.intValue()));
        pages.pageProperty().addListener((o, before, now) -> again());
        loaded.newestProperty().addListener((o, before, now) -> {
            again();
            know();
        });
        bounds.boundsProperty().addListener((o, before, now) -> again());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean paged = !pages.pageProperty().get().whole();
        switch (event.getCode()) {
            case LEFT -> selection.move(-1, 0);
            case RIGHT -> selection.move(1, 0);
            case UP -> selection.move(0, -1);
            case DOWN -> selection.move(0, 1);
            case PAGE_UP, PAGE_DOWN -> {
                if (!paged) {
                    return;
                }
                if (event.getCode() == KeyCode.PAGE_UP) {
                    pages.previous();
                } else {
                    pages.next();
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Shows the rows that a run of this experiment will fill. */
    void show(Experiment now, int width, int height) {
        shown = null;
        evaluators = setup.evaluators();
        experiment = now;
        pixelsWide = width;
        pixelsHigh = height;
        fill();
    }

    /** Shows a snapshot of this experiment. */
    void show(Snapshot snapshot, Experiment now) {
        shown = snapshot;
        evaluators = snapshot.evaluators();
        experiment = now;
        pixelsWide = snapshot.images().width();
        pixelsHigh = snapshot.images().height();
        fill();
    }

    /** Shows newer images than the snapshot's, whose figures stay; null for the snapshot's own. */
    void preview(@Nullable Preview newer) {
        Snapshot snapshot = shown;
        if (snapshot == null) {
            preview = newer;
            return;
        }
        Images before = images(snapshot);
        preview = newer;
        Images now = images(snapshot);
        if (now != before) {
            all.forEach(row -> row.renew(now, stretch));
        }
    }

    private Images images(Snapshot snapshot) {
        Preview newer = preview;
        return newer != null && newer.runId() == snapshot.runId() && newer.step() > snapshot.step()
                ? newer.images()
                : snapshot.images();
    }

    void setStretch(boolean on) {
        stretch = on;
        again();
    }

    /** Shows the same once more: another page of it, or in another way. */
    private void again() {
        if (experiment != null) {
            fill();
        }
    }

    private void fill() {
        Experiment now = Objects.requireNonNull(experiment);
        Snapshot snapshot = shown;
        pages.lay(now.targets().size(), now.restarts());
        rows(now, snapshot);
        if (snapshot == null) {
            all.forEach(row -> row.clear(evaluators));
        } else {
            Album album = loaded.album(now);
            int people = album == null ? 0 : album.classes().size();
            Map<String, String> guesses = LeakedAttribute.guesses(snapshot.verdicts());
            Images images = images(snapshot);
            all.forEach(row -> row.show(
                    snapshot,
                    images,
                    people,
                    guesses,
                    stretch,
                    bounds.boundsProperty().get()));
        }
    }

    private void rows(Experiment now, @Nullable Snapshot snapshot) {
        PagesModel.Page page = pages.pageProperty().get();
        List<Integer> targets = now.targets().subList(page.from(), page.to());
        boolean people = snapshot == null ? setup.people() : PersonWords.known(snapshot.verdicts());
        GridShape wanted = new GridShape(
                targets,
                targets.stream().map(t -> loaded.className(now, t)).toList(),
                page.from() * now.restarts(),
                now.restarts(),
                pixelsWide,
                pixelsHigh,
                people,
                snapshot == null
                        ? setup.attributes()
                        : snapshot.verdicts().getFirst().readings().stream()
                                .map(Reading::attribute)
                                .toList());
        if (!wanted.equals(shape)) {
            build(wanted);
        }
        arrange();
    }

    private void build(GridShape wanted) {
        shape = wanted;
        all.clear();
        nameWidth = wanted.nameWidth();
        for (int t = 0; t < wanted.names().size(); t++) {
            all.add(new Row(
                    wanted.names().get(t),
                    nameWidth,
                    wanted.first() + t * wanted.restarts(),
                    wanted.restarts(),
                    wanted.privateTiles(),
                    palette,
                    position -> {
                        selection.select(position);
                        explain.run();
                        requestFocus();
                    }));
        }
        arranged = null;
        setVvalue(0);
        know();
        choose(selection.imageProperty().get());
    }

    /** Shows private images of the attacked people, once they are loaded. */
    private void know() {
        GridShape now = shape;
        Experiment of = experiment;
        if (now == null || of == null || !now.people()) {
            return;
        }
        Album album = loaded.album(of);
        for (int t = 0; t < all.size(); t++) {
            all.get(t).know(album, now.targets().get(t), now.names().get(t));
        }
    }

    /** Tiles as large as fit. */
    private void arrange() {
        GridShape now = shape;
        double heads = now != null && now.people() ? ColumnHeads.HEIGHT : 0;
        double width = getWidth() - 2 * FRAME;
        double height = getHeight() - 2 * FRAME - heads;
        if (now == null || all.isEmpty() || width < 1 || height < 1) {
            return;
        }
        double screen = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
        Arrangement wanted = Arrangement.of(
                new Arrangement.Content(
                        all.size(),
                        now.restarts(),
                        Math.max(now.width(), now.height()),
                        nameWidth,
                        Bars.fullHeight(evaluators.size() + 1),
                        now.beside()),
                screen,
                width,
                height);
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        double wide = all.getFirst().width(wanted);
        double free = (width - wanted.columns() * wide) / Math.max(1, wanted.columns() - 1);
        columns.setSpacing(Math.clamp(free, Arrangement.COLUMN_GAP, Arrangement.LARGEST_COLUMN_GAP));
        columns.getChildren().clear();
        int each = (all.size() + wanted.columns() - 1) / wanted.columns();
        for (int from = 0; from < all.size(); from += each) {
            VBox column = new VBox(wanted.gap());
            column.getChildren().addAll(all.subList(from, Math.min(all.size(), from + each)));
            column.setAlignment(Pos.TOP_LEFT);
            column.setMaxHeight(USE_PREF_SIZE);
            if (now.people()) {
                column = new VBox(new ColumnHeads(nameWidth, now.restarts(), wanted), column);
                column.setMaxHeight(USE_PREF_SIZE);
            }
            columns.getChildren().add(column);
        }
        all.forEach(row -> row.arrange(wanted));
    }

    private void choose(int position) {
        all.forEach(row -> row.choose(position));
        Node chosen = all.stream().filter(row -> row.has(position)).findFirst().orElse(null);
        if (chosen == null) {
            return;
        }
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
