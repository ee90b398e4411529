package org.inversight.ui.people;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.inversight.people.Identity;
import org.inversight.people.Nuisance;
import org.inversight.people.PortraitSet;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;

/** The images of one person in the set, as networks see them. */
final class ImagesPane extends VBox {

    /** That of the images which networks learn from. */
    private static final int SIDE = 64;

    private static final double GAP = 4;
    private static final int COLUMNS = 3;
    private static final double EACH = SIDE + PersonTile.FRAME;
    private static final double BAR = 14;

    private final PeopleModel people;
    private final Label title = Texts.label("", "section-title");
    private final TilePane tiles = new TilePane(GAP, GAP);
    private final List<PersonTile> all = new ArrayList<>();
    private List<Nuisance> images = List.of();
    private volatile int generation;

    ImagesPane(PeopleModel people) {
        this.people = people;
        setId("images");
        getStyleClass().add("section");
        tiles.setPrefTileWidth(EACH);
        tiles.setPrefTileHeight(EACH);
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.getStyleClass().add("dials");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        setMinWidth(USE_PREF_SIZE);
        makeRoom(0);
        getChildren()
                .addAll(
                        title,
                        Texts.paragraph("Click an image to apply its conditions to the portrait.", "caption"),
                        scroll);
    }

    /** Takes as many whole columns as this width has room for, but never fewer than three. */
    void makeRoom(double width) {
        int columns = Math.max(COLUMNS, (int) (width / (EACH + GAP)));
        setPrefWidth(columns * (EACH + GAP) + BAR);
    }

    /** Has the images of a person drawn. */
    void show(PortraitSet set, int person) {
        generation++;
        int now = generation;
        int count = set.imagesOf(person);
        Identity identity = set.person(person);
        title.setText(Words.several(count, "image", "images").toUpperCase(java.util.Locale.ROOT));
        List<Nuisance> taken = new ArrayList<>();
        while (all.size() < count) {
            all.add(new PersonTile(SIDE, false));
        }
        for (int k = 0; k < count; k++) {
            Nuisance nuisance = set.nuisance(person + k * set.people());
            taken.add(nuisance);
            PersonTile tile = all.get(k);
            tile.setId("image-" + k);
            tile.setAccessibleText("Image %d of %d".formatted(k + 1, count));
            tile.setOnAction(event -> people.take(nuisance));
            tile.show(null);
            people.studio().later(() -> new Portrait(identity, nuisance), SIDE, () -> generation == now, drawn -> {
                if (generation == now) {
                    tile.show(drawn);
                }
            });
        }
        images = taken;
        tiles.getChildren().setAll(all.subList(0, count));
    }

    /** Marks the image that the portrait is taken like, if there is one. */
    void mark(Nuisance shown) {
        for (int k = 0; k < images.size(); k++) {
            all.get(k).choose(images.get(k).equals(shown));
        }
    }

    /** Draws no more of this person. */
    void leave() {
        generation++;
    }
}
