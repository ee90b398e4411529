package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.metric.Bounds;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.stage.Bars;
import org.inversight.ui.stage.PrivateTile;
import org.inversight.ui.stage.Tile;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** One class: its name, a private image where there are people, and beside each other what each side has of it. */
final class CompareRow extends Region {

    /** What one side has: as many of its images as there is room for, and who is convinced by all of them. */
    private record Cell(List<Tile> tiles, Bars bars) {}

    private final int position;
    private final Label name;
    private final @Nullable PrivateTile privateTile;
    private final List<Cell> cells = new ArrayList<>();
    private CompareLayout layout = CompareLayout.NONE;

    /**
     * @param position of the class among the attacked ones
     * @param restarts images of this class of each side
     */
    CompareRow(
            String className,
            int position,
            List<Side> sides,
            List<Integer> restarts,
            boolean people,
            ObservableValue<Palette> palette) {
        this.position = position;
        getStyleClass().add("row");
        name = Texts.label(className, "row-name");
        getChildren().add(name);
        privateTile = people ? new PrivateTile() : null;
        if (privateTile != null) {
            getChildren().add(privateTile);
        }
        for (int s = 0; s < sides.size(); s++) {
            Cell cell = new Cell(new ArrayList<>(), new Bars(palette));
            for (int i = 0; i < restarts.get(s); i++) {
                Tile tile = new Tile(
                        "%s, %s, image %d".formatted(className, sides.get(s).title(), i + 1));
                tile.setId("compare-tile-%d-%d-%d".formatted(s, position, i));
                cell.tiles.add(tile);
            }
            cells.add(cell);
            getChildren().addAll(cell.tiles);
            getChildren().add(cell.bars);
        }
    }

    void know(@Nullable Album album, int classIndex, String person) {
        if (privateTile == null) {
            return;
        }
        if (album != null && album.knows(classIndex)) {
            privateTile.show(
                    album.of(classIndex), "A private image of %s, from the target's training set".formatted(person));
        } else {
            privateTile.show(null, "There is no private image of " + person);
        }
    }

    /**
     * @param side its position
     * @param images what its tiles show: its own, or how they differ; null for none
     * @param snapshot null where there is none yet
     * @param beside what genuine images and random ones come to
     */
    void show(int side, @Nullable Images images, @Nullable Snapshot snapshot, Bounds beside) {
        Cell cell = cells.get(side);
        if (images == null) {
            cell.tiles.forEach(Tile::clear);
        }
        if (snapshot == null) {
            cell.bars.show(List.of(), new double[0]);
            return;
        }
        int count = cell.tiles.size();
        double[] sums = new double[snapshot.evaluators().size() + 1];
        for (int i = 0; i < count; i++) {
            int image = position * count + i;
            Verdict verdict = snapshot.verdicts().get(image);
            if (images != null && i < layout.tiles()) {
                cell.tiles.get(i).show(images, image, verdict, false);
            }
            sums[0] += verdict.target().confidence() / count;
            for (int e = 1; e < sums.length; e++) {
                sums[e] += verdict.evaluators().get(e - 1).confidence() / count;
            }
        }
        int classIndex = snapshot.verdicts().get(position * count).classIndex();
        cell.bars.show(
                snapshot.evaluators(),
                sums,
                Bounds.confidences(beside.genuine(), classIndex, sums.length - 1),
                Bounds.confidences(beside.random(), classIndex, sums.length - 1));
    }

    /** Shows newer images of a side; what was said of the last ones stays. */
    void renew(int side, Images images) {
        List<Tile> tiles = cells.get(side).tiles;
        for (int i = 0; i < Math.min(tiles.size(), layout.tiles()); i++) {
            tiles.get(i).renew(images, position * tiles.size() + i, false);
        }
    }

    void arrange(CompareLayout now) {
        layout = now;
        for (Cell cell : cells) {
            for (int i = 0; i < cell.tiles.size(); i++) {
                cell.tiles.get(i).resizeTo(now.side());
                cell.tiles.get(i).setVisible(i < now.tiles());
            }
        }
        if (privateTile != null) {
            privateTile.resizeTo(now.side());
        }
        setMinHeight(now.side());
        setPrefHeight(now.side());
        setMaxHeight(now.side());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double side = layout.side();
        name.resizeRelocate(0, 0, layout.name(), side);
        if (privateTile != null) {
            privateTile.resizeRelocate(layout.name(), 0, side, side);
        }
        for (int s = 0; s < cells.size(); s++) {
            Cell cell = cells.get(s);
            double x = layout.cellAt(s);
            int shown = Math.min(layout.tiles(), cell.tiles.size());
            for (int i = 0; i < shown; i++) {
                cell.tiles.get(i).resizeRelocate(x, 0, side, side);
                x += side + CompareLayout.GAP;
            }
            double bars = layout.cellAt(s) + layout.cell() - x - CompareLayout.GAP;
            cell.bars.setVisible(bars >= CompareLayout.SMALLEST_BARS);
            cell.bars.resizeRelocate(x + CompareLayout.GAP, 0, Math.min(bars, CompareLayout.LARGEST_BARS), side);
        }
    }
}
