package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.theme.Palette;

/** One target class: its name, its reconstructions, and who is convinced by them. */
final class Row extends Region {

    private final List<Tile> tiles = new ArrayList<>();
    private final Label name;
    private final double nameWidth;
    private final Bars bars;
    private final int first;
    private Arrangement arrangement = new Arrangement(1, TileSize.SMALLEST, false, 0, 0);

    /**
     * @param first position of its first picture in a snapshot
     * @param chosen hears of the position that was clicked
     */
    Row(
            String className,
            double nameWidth,
            int first,
            int count,
            ObservableValue<Palette> palette,
            IntConsumer chosen) {
        this.first = first;
        this.nameWidth = nameWidth;
        getStyleClass().add("row");
        name = Texts.label(className, "row-name");
        getChildren().add(name);
        for (int i = 0; i < count; i++) {
            int position = first + i;
            Tile tile = new Tile("%s, picture %d".formatted(className, i + 1));
            tile.setId("tile-" + position);
            tile.setOnMousePressed(
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY) {
                            chosen.accept(position);
                        }
                    });
            tiles.add(tile);
        }
        getChildren().addAll(tiles);
        bars = new Bars(palette);
        getChildren().add(bars);
    }

    /** How wide it is so. */
    double width(Arrangement how) {
        double bars = how.below() ? 0 : Arrangement.BARS_GAP + how.bars();
        return nameWidth + tilesWidth(how) + bars;
    }

    void arrange(Arrangement now) {
        arrangement = now;
        tiles.forEach(tile -> tile.resizeTo(now.side()));
        double height = now.side() + (now.below() ? bars.fullHeight() : 0);
        setMinSize(width(now), height);
        setPrefSize(width(now), height);
        setMaxSize(width(now), height);
        requestLayout();
    }

    private double tilesWidth(Arrangement how) {
        return tiles.size() * (how.side() + Arrangement.GAP) - Arrangement.GAP;
    }

    @Override
    protected void layoutChildren() {
        double side = arrangement.side();
        name.resizeRelocate(0, 0, nameWidth, side);
        double x = nameWidth;
        for (Tile tile : tiles) {
            tile.resizeRelocate(x, 0, side, side);
            x += side + Arrangement.GAP;
        }
        if (arrangement.below()) {
            bars.resizeRelocate(nameWidth, side, arrangement.bars(), bars.fullHeight());
        } else {
            double at = nameWidth + tilesWidth(arrangement) + Arrangement.BARS_GAP;
            bars.resizeRelocate(at, 0, arrangement.bars(), side);
        }
    }

    /** Shows where the pictures will be, and who will judge them. */
    void clear(List<String> evaluators) {
        tiles.forEach(Tile::clear);
        double[] unknown = new double[evaluators.size() + 1];
        Arrays.fill(unknown, Double.NaN);
        bars.show(evaluators, unknown);
    }

    void show(Snapshot snapshot, boolean stretch) {
        double[] sums = new double[snapshot.evaluators().size() + 1];
        for (int i = 0; i < tiles.size(); i++) {
            var verdict = snapshot.verdicts().get(first + i);
            tiles.get(i).show(snapshot.images(), first + i, verdict, stretch);
            sums[0] += verdict.target().confidence() / tiles.size();
            for (int e = 1; e < sums.length; e++) {
                sums[e] += verdict.evaluators().get(e - 1).confidence() / tiles.size();
            }
        }
        bars.show(snapshot.evaluators(), sums);
    }

    void choose(int position) {
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).choose(first + i == position);
        }
    }
}
