package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Preview;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.control.Uncached;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** The heads of the sides, and under them one row per class with what each side has of it. */
final class CompareGrid extends VBox {

    private static final double FRAME = 4;
    private static final double NAME_MAX = 110;
    private static final double NAME_GAP = 13;
    private static final Font NAME = Font.font(null, FontWeight.BOLD, 14);

    private final CompareModel model;
    private final SetupModel setup;
    private final SideBounds bounds;
    private final ObservableValue<Palette> palette;
    private final List<SideHead> heads = new ArrayList<>();
    private final List<CompareRow> rows = new ArrayList<>();
    private final VBox column = new VBox(CompareLayout.GAP);
    private final ScrollPane scroll = new ScrollPane(column);
    private final Pane top = new Pane() {
        @Override
        protected void layoutChildren() {
            for (int i = 0; i < heads.size(); i++) {
                heads.get(i).resizeRelocate(FRAME + layout.cellAt(i), 0, layout.cell(), SideHead.height(layout.cell()));
            }
        }
    };
    private CompareLayout layout = CompareLayout.NONE;
    private boolean difference;
    private int pixels = 1;

    CompareGrid(CompareModel model, SetupModel setup, SideBounds bounds, ObservableValue<Palette> palette) {
        this.model = model;
        this.bounds = bounds;
        this.setup = setup;
        this.palette = palette;
        setId("compare-grid");
        getStyleClass().add("compare-grid");
        column.setPadding(new Insets(FRAME));
        scroll.getStyleClass().addAll("grid", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(true);
        Uncached.set(scroll);
        scroll.setAccessibleRole(AccessibleRole.LIST_VIEW);
        scroll.setAccessibleText("Sides of the comparison, one row per class");
        VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(top, scroll);
        scroll.viewportBoundsProperty().addListener((o, before, now) -> arrange());
        model.sidesProperty().addListener((o, before, now) -> build(now));
        model.shownProperty().addListener((o, before, now) -> show());
        model.previewsProperty().addListener((o, before, now) -> renew());
        model.statusesProperty().addListener((o, before, now) -> head());
        bounds.boundsProperty().addListener((o, before, now) -> show());
        model.summaryProperty().addListener((o, before, now) -> know());
        palette.addListener((o, before, now) -> heads.forEach(SideHead::paint));
    }

    /** Shows how far each side is from the first, in place of its images. */
    void showDifference(boolean on) {
        difference = on;
        model.watchImages(!on);
        show();
    }

    private void build(List<Side> sides) {
        heads.clear();
        rows.clear();
        top.getChildren().clear();
        column.getChildren().clear();
        if (sides.isEmpty()) {
            return;
        }
        for (int s = 0; s < sides.size(); s++) {
            int side = s;
            heads.add(new SideHead(s, sides.get(s), palette, () -> model.keep(side)));
        }
        top.getChildren().addAll(heads);
        Experiment first = sides.getFirst().experiment();
        List<Integer> restarts =
                sides.stream().map(s -> s.experiment().restarts()).toList();
        for (int t = 0; t < first.targets().size(); t++) {
            rows.add(new CompareRow(called(first.targets().get(t)), t, sides, restarts, setup.people(), palette));
        }
        column.getChildren().addAll(rows);
        scroll.setVvalue(0);
        know();
        arrange();
    }

    private void know() {
        if (rows.isEmpty()) {
            return;
        }
        LoadSummary found = model.summaryProperty().get();
        Album album = found == null ? null : found.album();
        List<Integer> targets =
                model.sidesProperty().get().getFirst().experiment().targets();
        for (int t = 0; t < rows.size(); t++) {
            rows.get(t).know(album, targets.get(t), called(targets.get(t)));
        }
    }

    /** A class as the sides' target calls it, whatever is set up meanwhile. */
    private String called(int target) {
        LoadSummary found = model.summaryProperty().get();
        List<String> names = found == null ? List.of() : found.classifier().classes();
        return target < names.size() ? names.get(target) : setup.className(target);
    }

    private void arrange() {
        List<Side> sides = model.sidesProperty().get();
        double width = scroll.getViewportBounds().getWidth() - 2 * FRAME;
        double height = scroll.getViewportBounds().getHeight() - 2 * FRAME;
        if (sides.isEmpty() || width < 1 || height < 1 || getScene() == null) {
            return;
        }
        double name = 0;
        for (int target : sides.getFirst().experiment().targets()) {
            name = Math.max(name, Texts.width(called(target), NAME) + NAME_GAP);
        }
        int restarts =
                sides.stream().mapToInt(s -> s.experiment().restarts()).max().orElse(1);
        CompareLayout now = CompareLayout.of(
                pixels,
                getScene().getWindow().getRenderScaleX(),
                width,
                height,
                rows.size(),
                sides.size(),
                restarts,
                setup.people(),
                Math.ceil(Math.min(NAME_MAX, name)));
        if (!now.equals(layout) || rows.stream().anyMatch(row -> row.getPrefHeight() != now.side())) {
            layout = now;
            rows.forEach(row -> row.arrange(now));
            heads.forEach(head -> head.fit(now.cell()));
            top.setMinHeight(SideHead.height(now.cell()));
            top.requestLayout();
            show();
        }
    }

    private void show() {
        List<@Nullable Snapshot> shown = model.shownProperty().get();
        if (shown.isEmpty() || shown.size() != heads.size()) {
            return;
        }
        // of all sides, so that sides with images of other sizes do not arrange the grid in turn
        int largest = shown.stream()
                .filter(Objects::nonNull)
                .mapToInt(snapshot -> snapshot.images().height())
                .max()
                .orElse(pixels);
        if (largest != pixels) {
            pixels = largest;
            arrange();
        }
        List<@Nullable Images> images = images(shown);
        for (int s = 0; s < shown.size(); s++) {
            Snapshot snapshot = shown.get(s);
            for (CompareRow row : rows) {
                row.show(s, images.get(s), snapshot, bounds.of(s));
            }
        }
        head();
    }

    /** Newer images, of which the figures do not speak yet. */
    private void renew() {
        List<@Nullable Snapshot> shown = model.shownProperty().get();
        if (difference || shown.isEmpty() || shown.size() != heads.size()) {
            return;
        }
        List<@Nullable Images> images = images(shown);
        for (int s = 0; s < images.size(); s++) {
            Images now = images.get(s);
            if (now != null) {
                for (CompareRow row : rows) {
                    row.renew(s, now);
                }
            }
        }
    }

    /** What each side shows: its newest images; or how far they are from those of the first side at the same step. */
    private List<@Nullable Images> images(List<@Nullable Snapshot> shown) {
        List<@Nullable Images> newest = new ArrayList<>();
        for (int s = 0; s < shown.size(); s++) {
            Snapshot snapshot = shown.get(s);
            Preview newer = model.newer(s);
            newest.add(newer != null ? newer.images() : snapshot == null ? null : snapshot.images());
        }
        Images first = newest.getFirst();
        for (int s = 1; difference && first != null && s < newest.size(); s++) {
            Images other = newest.get(s);
            newest.set(s, other == null ? null : Apart.of(first, other));
        }
        return newest;
    }

    private void head() {
        List<@Nullable Snapshot> shown = model.shownProperty().get();
        List<RunStatus> statuses = model.statusesProperty().get();
        if (shown.size() != heads.size() || statuses.size() != heads.size()) {
            return;
        }
        for (int s = 0; s < heads.size(); s++) {
            heads.get(s).show(statuses.get(s), shown.get(s), Leads.of(shown, s), bounds.of(s), hindrance(shown, s));
        }
    }

    private String hindrance(List<@Nullable Snapshot> shown, int side) {
        Snapshot first = shown.getFirst();
        Snapshot other = shown.get(side);
        return difference && side > 0 && first != null && other != null
                ? Apart.hindrance(first.images(), other.images())
                : "";
    }
}
