package org.inversight.ui.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.metric.Bounds;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PersonWords;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/**
 * One target class: its name, its reconstructions, and who is convinced by them; of a person also whom they should
 * show, and what the evaluators of people say.
 */
final class Row extends Region {

    private final List<Tile> tiles = new ArrayList<>();
    private final Label name;
    private final double nameWidth;
    private final Bars bars;
    private final int first;
    private final List<PrivateTile> privateTiles = new ArrayList<>();
    private final Marks marks;
    private Arrangement arrangement = new Arrangement(1, TileSize.SMALLEST, false, 0, 0, 0);

    /**
     * @param privateTileCount private images of a row, 0 or 2: a private one and the mean
     * @param first position of its first image in a snapshot
     * @param chosen is called with the position that was clicked
     */
    Row(
            String className,
            double nameWidth,
            int first,
            int count,
            int privateTileCount,
            ObservableValue<Palette> palette,
            IntConsumer chosen) {
        this.first = first;
        this.nameWidth = nameWidth;
        getStyleClass().add("row");
        name = Texts.label(className, "row-name");
        getChildren().add(name);
        for (int i = 0; i < count; i++) {
            int position = first + i;
            Tile tile = new Tile("%s, image %d".formatted(className, i + 1));
            tile.setId("tile-" + position);
            tile.setOnMousePressed(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    chosen.accept(position);
                }
            });
            tiles.add(tile);
        }
        getChildren().addAll(tiles);
        for (int i = 0; i < privateTileCount; i++) {
            privateTiles.add(new PrivateTile());
        }
        getChildren().addAll(privateTiles);
        bars = new Bars(palette);
        marks = new Marks(palette);
        getChildren().addAll(bars, marks);
    }

    /** Whether this image of the snapshot is in the row. */
    boolean has(int position) {
        return position >= first && position < first + tiles.size();
    }

    /** Shows private images of the attacked person. */
    void know(@Nullable Album album, int classIndex, String person) {
        if (privateTiles.isEmpty()) {
            return;
        }
        if (album == null || !album.knows(classIndex)) {
            privateTiles.forEach(tile -> tile.show(null, "There is no private image of " + person));
            return;
        }
        privateTiles
                .getFirst()
                .show(album.of(classIndex), "A private image of %s, from the target's training set".formatted(person));
        privateTiles
                .getLast()
                .show(
                        album.mean(classIndex),
                        "The mean of %d private images of %s".formatted(album.count(classIndex), person));
    }

    /** How wide it is so. */
    double width(Arrangement how) {
        double bars = how.below() ? 0 : Arrangement.BARS_GAP + how.bars();
        double words = how.words() > 0 ? Arrangement.BARS_GAP + how.words() : 0;
        return nameWidth + tilesWidth(how) + bars + words;
    }

    void arrange(Arrangement now) {
        arrangement = now;
        tiles.forEach(tile -> tile.resizeTo(now.side()));
        privateTiles.forEach(tile -> tile.resizeTo(now.side()));
        double height = now.side() + (now.below() ? bars.fullHeight() : 0);
        setMinSize(width(now), height);
        setPrefSize(width(now), height);
        setMaxSize(width(now), height);
        requestLayout();
    }

    private double tilesWidth(Arrangement how) {
        int all = tiles.size() + privateTiles.size();
        double gap = privateTiles.isEmpty() ? 0 : Arrangement.PRIVATE_GAP;
        return all * (how.side() + Arrangement.GAP) - Arrangement.GAP + gap;
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
        x += Arrangement.PRIVATE_GAP;
        for (PrivateTile tile : privateTiles) {
            tile.resizeRelocate(x, 0, side, side);
            x += side + Arrangement.GAP;
        }
        if (arrangement.below()) {
            bars.resizeRelocate(nameWidth, side, arrangement.bars(), bars.fullHeight());
        } else {
            double at = snapPositionX(nameWidth + tilesWidth(arrangement) + Arrangement.BARS_GAP);
            bars.resizeRelocate(at, 0, arrangement.bars(), side);
            double words = snapPositionX(at + arrangement.bars() + Arrangement.BARS_GAP);
            marks.resizeRelocate(words, 0, arrangement.words(), side);
        }
    }

    /** Shows where the images will be, and who will evaluate them. */
    void clear(List<String> evaluators) {
        tiles.forEach(Tile::clear);
        double[] unknown = new double[evaluators.size() + 1];
        Arrays.fill(unknown, Double.NaN);
        bars.show(evaluators, unknown);
        marks.show("", "", false, List.of());
    }

    /** Shows other images; what was said of the last ones stays. */
    void renew(Images images, boolean stretch) {
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).renew(images, first + i, stretch);
        }
    }

    /**
     * @param images of the snapshot, or newer ones
     * @param people that the verifier compares with; 0 while that is not known
     * @param guesses the most frequent value of each attribute
     * @param beside what genuine images and random ones come to
     */
    void show(
            Snapshot snapshot, Images images, int people, Map<String, String> guesses, boolean stretch, Bounds beside) {
        double[] sums = new double[snapshot.evaluators().size() + 1];
        for (int i = 0; i < tiles.size(); i++) {
            Verdict verdict = snapshot.verdicts().get(first + i);
            tiles.get(i).show(images, first + i, verdict, stretch);
            sums[0] += verdict.target().confidence() / tiles.size();
            for (int e = 1; e < sums.length; e++) {
                sums[e] += verdict.evaluators().get(e - 1).confidence() / tiles.size();
            }
        }
        int classIndex = snapshot.verdicts().get(first).classIndex();
        bars.show(
                snapshot.evaluators(),
                sums,
                Bounds.confidences(beside.genuine(), classIndex, sums.length - 1),
                Bounds.confidences(beside.random(), classIndex, sums.length - 1));
        List<Verdict> own = snapshot.verdicts().subList(first, first + tiles.size());
        marks.show(
                PersonWords.standing(own, people),
                PersonWords.apart(own),
                PersonWords.verified(own),
                PersonWords.marks(own, guesses));
    }

    void choose(int position) {
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).choose(first + i == position);
        }
    }
}
