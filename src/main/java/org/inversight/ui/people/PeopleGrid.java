package org.inversight.ui.people;

import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** The people of a set in one scrolled grid; only those in sight are drawn. */
final class PeopleGrid extends BorderPane {

    private static final double GAP = 6;

    /** Sides of a portrait; the largest is taken at which so many people fit into the window. */
    private static final int LARGEST = 220;

    private static final int SMALLEST = 92;
    private static final int STEP = 4;
    private static final int IN_SIGHT = 60;

    /** What the scroll bar takes. */
    private static final double BAR = 16;

    private final PeopleModel people;
    private final GridView<Integer> grid = new GridView<>();
    private final Label count = Texts.label("", "people-count");
    private int side = SMALLEST;
    private int focused;
    private volatile PeopleModel.@Nullable Browsed listed;

    PeopleGrid(PeopleModel people) {
        this.people = people;
        setId("people-grid");
        count.setId("people-count");
        grid.setVerticalCellSpacing(GAP / 2);
        grid.setCellFactory(view -> new Cell());
        grid.setAccessibleText("People of the set");
        // Its tiles have the focus, never the grid.
        grid.setFocusTraversable(false);
        grid.skinProperty()
                .addListener((o, before, now) ->
                        grid.lookupAll(".virtual-flow").forEach(flow -> flow.setFocusTraversable(false)));
        grid.layoutBoundsProperty().addListener((o, before, now) -> arrange());
        setCenter(grid);
        setBottom(count);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        people.browsedProperty().addListener((o, before, now) -> list(now));
        list(people.browsedProperty().get());
    }

    private void list(PeopleModel.Browsed browsed) {
        listed = browsed;
        int all = browsed.set().people();
        if (all != grid.getItems().size()) {
            focused = 0;
        }
        // A list that equals the last one would change nothing.
        grid.setItems(FXCollections.emptyObservableList());
        grid.setItems(
                FXCollections.observableList(IntStream.range(0, all).boxed().toList()));
        count.setText(Words.count(all) + " people");
        arrange();
    }

    /** The largest portraits at which enough people are in sight. */
    private void arrange() {
        double width = grid.getWidth() - BAR;
        int chosen = LARGEST;
        while (chosen > SMALLEST
                && columns(width, chosen) * (int) (grid.getHeight() / (height(chosen) + GAP))
                        < Math.min(IN_SIGHT, grid.getItems().size())) {
            chosen -= STEP;
        }
        side = chosen;
        grid.setCellWidth(chosen + PersonTile.FRAME);
        grid.setCellHeight(height(chosen));
        int columns = columns(width, chosen);
        grid.setHorizontalCellSpacing(Math.floor((width / columns - grid.getCellWidth()) / 2));
    }

    private static double height(int side) {
        return side + PersonTile.FRAME + PersonTile.WORDS;
    }

    private static int columns(double width, int side) {
        return Math.max(1, (int) (width / (side + PersonTile.FRAME + GAP)));
    }

    /** Goes from person to person. */
    void keys(KeyEvent event) {
        int columns = columns(grid.getWidth() - BAR, side);
        int page = columns * Math.max(1, (int) (grid.getHeight() / (height(side) + GAP)));
        int move = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -columns;
            case DOWN -> columns;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> -grid.getItems().size();
            case END -> grid.getItems().size();
            default -> 0;
        };
        if (move != 0) {
            focus(Math.clamp((long) focused + move, 0, grid.getItems().size() - 1));
            event.consume();
        }
    }

    /** Scrolls to a person and gives the keys to them. */
    void focus(int person) {
        focused = person;
        if (grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(person / columns(grid.getWidth() - BAR, side));
            grid.layout();
        }
        if (lookup("#person-" + person) instanceof PersonTile tile) {
            tile.requestFocus();
        }
    }

    /** One person, drawn as soon as there is time, if they are still in sight then. */
    private final class Cell extends GridCell<Integer> {

        private final PersonTile tile = new PersonTile(side, true);
        private volatile @Nullable Shown shown;

        Cell() {
            tile.focusedProperty().addListener((o, before, now) -> {
                Integer person = getItem();
                if (now && person != null) {
                    focused = person;
                }
            });
        }

        /** The grid takes items away and gives them back at each layout, so what is drawn stays until another comes. */
        @Override
        protected void updateItem(@Nullable Integer person, boolean empty) {
            super.updateItem(person, empty);
            setGraphic(empty || person == null ? null : tile);
            if (empty || person == null) {
                return;
            }
            Shown wanted = new Shown(people.browsedProperty().get(), person, side);
            if (wanted.equals(shown)) {
                return;
            }
            shown = wanted;
            String name = wanted.set().set().name(person);
            tile.setId("person-" + person);
            tile.setText(name);
            tile.setAccessibleText(
                    "%s, %d of %d".formatted(name, person + 1, grid.getItems().size()));
            tile.setOnAction(event -> people.show(person));
            tile.resizeTo(side);
            tile.show(null);
            BooleanSupplier still = () -> wanted.equals(shown) && wanted.set().equals(listed);
            people.studio().later(() -> wanted.set().plain(person), side, still, image -> {
                if (still.getAsBoolean()) {
                    tile.show(image);
                }
            });
        }
    }

    /**
     * What a cell shows.
     *
     * @param side of the portrait, in the window's pixels
     */
    private record Shown(PeopleModel.Browsed set, int person, int side) {}
}
