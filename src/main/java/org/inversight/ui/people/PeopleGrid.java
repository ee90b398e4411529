package org.inversight.ui.people;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** The people of a set, as many on a page as there is room for. */
final class PeopleGrid extends BorderPane {

    private static final double GAP = 6;

    /** Sides of a portrait; the largest is taken at which so many people fit on one page. */
    private static final int LARGEST = 220;

    private static final int SMALLEST = 92;
    private static final int STEP = 4;
    private static final int WHOLE_PAGE = 60;

    private final PeopleModel people;
    private final StackPane room = new StackPane();
    private final TilePane tiles = new TilePane(GAP, GAP);
    private final List<PersonTile> all = new ArrayList<>();
    private final Label where = Texts.label("", "pager-text");
    private final Button previous;
    private final Button next;
    private final HBox pager;
    private int first;
    private int perPage = 1;
    private int side = SMALLEST;

    /** Changes whenever the drawings that are under way are for something else. */
    private volatile int page;

    PeopleGrid(PeopleModel people) {
        this.people = people;
        setId("people-grid");
        tiles.setAlignment(Pos.TOP_LEFT);
        StackPane.setAlignment(tiles, Pos.TOP_CENTER);
        room.getChildren().add(tiles);
        room.setMinSize(0, 0);
        room.layoutBoundsProperty().addListener((o, before, now) -> arrange());
        setCenter(room);
        previous = button("people-previous", "Previous page  (Page Up)", Feather.CHEVRON_LEFT, -1);
        next = button("people-next", "Next page  (Page Down)", Feather.CHEVRON_RIGHT, 1);
        where.setId("people-where");
        pager = new HBox(previous, where, next);
        pager.getStyleClass().add("pager");
        pager.setAlignment(Pos.CENTER);
        setBottom(pager);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        people.browsedProperty().addListener((o, before, now) -> {
            first = 0;
            arrange();
            draw();
        });
    }

    private Button button(String id, String hint, Feather icon, int pages) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("iconic");
        button.setTooltip(Texts.tooltip(hint));
        button.setAccessibleText(hint);
        button.setOnAction(event -> turn(pages));
        return button;
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP) {
            turn(event.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
            event.consume();
        }
    }

    private void turn(int pages) {
        int wanted = first + pages * perPage;
        if (wanted >= 0 && wanted < count()) {
            first = wanted;
            draw();
        }
    }

    private int count() {
        return people.browsedProperty().get().set().people();
    }

    /** Draws no more, since something else is looked at. */
    void leave() {
        page++;
    }

    /** Turns to the page with this person, goes on drawing, and gives the keys to them. */
    void focus(int person) {
        int wanted = person - person % perPage;
        if (wanted != first) {
            first = wanted;
            draw();
        } else {
            paint();
        }
        if (person - first < all.size()) {
            all.get(person - first).requestFocus();
        }
    }

    /** As many tiles as fit. */
    private void arrange() {
        double width = room.getWidth();
        double height = room.getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        int columns = 1;
        int rows = 1;
        int chosen = side;
        for (int wanted = LARGEST; wanted >= SMALLEST; wanted -= STEP) {
            chosen = wanted;
            columns = fitting(width, wanted + PersonTile.FRAME);
            rows = fitting(height, wanted + PersonTile.FRAME + PersonTile.WORDS);
            if (columns * rows >= Math.min(WHOLE_PAGE, count())) {
                break;
            }
        }
        int fitting = Math.min(columns * rows, count());
        if (columns == tiles.getPrefColumns() && fitting == perPage && chosen == side) {
            return;
        }
        side = chosen;
        perPage = fitting;
        first -= first % perPage;
        tiles.setPrefColumns(columns);
        tiles.setPrefTileWidth(side + PersonTile.FRAME);
        tiles.setPrefTileHeight(side + PersonTile.FRAME + PersonTile.WORDS);
        tiles.setMaxWidth(columns * (side + PersonTile.FRAME + GAP) - GAP);
        draw();
    }

    private static int fitting(double room, double each) {
        return Math.max(1, (int) ((room + GAP) / (each + GAP)));
    }

    /** Has the people of this page drawn. */
    private void draw() {
        PeopleModel.Browsed browsed = people.browsedProperty().get();
        int total = count();
        int shown = Math.min(perPage, total - first);
        while (all.size() < shown) {
            all.add(new PersonTile(side, true));
        }
        for (int i = 0; i < shown; i++) {
            int person = first + i;
            PersonTile tile = all.get(i);
            tile.setId("person-" + i);
            String name = browsed.set().name(person);
            tile.setText(name);
            tile.setAccessibleText("%s, %d of %d".formatted(name, person + 1, total));
            tile.setOnAction(event -> people.show(person));
            tile.resizeTo(side);
            tile.show(null);
        }
        tiles.getChildren().setAll(all.subList(0, shown));
        where.setText("%s to %s of %s people"
                .formatted(Words.count(first + 1L), Words.count((long) first + shown), Words.count(total)));
        previous.setDisable(first == 0);
        next.setDisable(first + perPage >= total);
        paint();
    }

    /** Has those drawn who are not yet. */
    private void paint() {
        page++;
        int now = page;
        PeopleModel.Browsed browsed = people.browsedProperty().get();
        for (int i = 0; i < tiles.getChildren().size(); i++) {
            int person = first + i;
            PersonTile tile = all.get(i);
            if (tile.empty()) {
                people.studio().later(() -> browsed.plain(person), side, () -> page == now, drawn -> {
                    if (page == now) {
                        tile.show(drawn);
                    }
                });
            }
        }
    }
}
