package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.theme.Palette;

/** One target class: its name, its reconstructions, and who is convinced by them. */
final class Row extends HBox {

    private final List<Tile> tiles = new ArrayList<>();
    private final Bars bars;
    private final int first;

    /**
     * @param first position of its first picture in a snapshot
     * @param chosen hears of the position that was clicked
     */
    Row(
            String className,
            double nameWidth,
            int first,
            int count,
            int width,
            int height,
            ObservableValue<Palette> palette,
            IntConsumer chosen) {
        this.first = first;
        getStyleClass().add("row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Texts.label(className, "row-name");
        name.setMinWidth(nameWidth);
        name.setMaxWidth(nameWidth);
        getChildren().add(name);
        for (int i = 0; i < count; i++) {
            int position = first + i;
            Tile tile = new Tile("%s, picture %d".formatted(className, i + 1), width, height);
            tile.setId("tile-" + position);
            tile.setOnMousePressed(
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY) {
                            chosen.accept(position);
                        }
                    });
            tiles.add(tile);
            getChildren().add(tile);
        }
        bars = new Bars(palette);
        HBox.setHgrow(bars, Priority.ALWAYS);
        getChildren().add(bars);
    }

    void resizeTiles(double side, double gap) {
        setSpacing(gap);
        tiles.forEach(tile -> tile.resizeTo(side));
        bars.setMinHeight(side);
        bars.setPrefHeight(side);
        HBox.setMargin(bars, new javafx.geometry.Insets(0, 0, 0, 10));
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
