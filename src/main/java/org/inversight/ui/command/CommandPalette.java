package org.inversight.ui.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds a command by a few letters: arrow keys choose, Enter does it. */
public final class CommandPalette extends VBox {

    private static final double WIDTH = 620;
    private static final double HEIGHT = 420;
    private static final double ROW = 34;
    private static final int PAGE = 8;

    /** A command with the name of its group. */
    private record Entry(String group, Command command) {

        String title() {
            return command.title().getValue();
        }

        /** What letters are looked for in. */
        String text() {
            return title() + " " + group;
        }
    }

    private final List<Entry> all = new ArrayList<>();
    private final ObservableList<Entry> found = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(found);
    private final TextField find = new TextField();
    private final Label nothing = Texts.paragraph("", "caption");
    private final Runnable close;

    /**
     * @param groups everything that can be found
     * @param close puts it away
     */
    public CommandPalette(List<CommandGroup> groups, Runnable close) {
        this.close = close;
        for (CommandGroup group : groups) {
            group.commands().forEach(command -> all.add(new Entry(group.title(), command)));
        }
        setId("palette");
        getStyleClass().addAll("over", "palette");
        setMaxSize(WIDTH, HEIGHT);
        find.setId("palette-find");
        find.setPromptText("Find a command");
        find.setAccessibleText("Find a command");
        find.textProperty().addListener((o, before, now) -> find(now));
        list.setId("palette-list");
        list.setAccessibleText("Commands");
        list.setCellFactory(view -> new Row(this::take));
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> say(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        getChildren().addAll(find, list);
        find("");
    }

    /** What takes the keys. */
    public TextField field() {
        return find;
    }

    private void find(String text) {
        found.setAll(all.stream()
                .filter(entry -> FuzzyMatch.score(text, entry.text()) >= 0)
                .sorted(Comparator.comparing((Entry entry) -> !entry.command().possible())
                        .thenComparing(entry -> -FuzzyMatch.score(text, entry.text())))
                .toList());
        nothing.setText("No command fits \"%s\".".formatted(text.strip()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /** The field keeps the focus, so it says what Enter would do. */
    private void say(@Nullable Entry entry) {
        find.setAccessibleHelp(
                entry == null
                        ? nothing.getText()
                        : "%s. %s"
                                .formatted(
                                        entry.title(),
                                        entry.command().obstacle().getValue()));
        find.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(PAGE);
            case PAGE_UP -> move(-PAGE);
            case ENTER -> take();
            case TAB -> {
                // There is nothing else to go to.
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!found.isEmpty()) {
            int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, found.size() - 1);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - PAGE / 2));
        }
    }

    private void take() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.command().possible()) {
            close.run();
            chosen.command().run();
        }
    }

    private static final class Row extends ListCell<Entry> {

        private final FontIcon icon = Icons.of(Feather.CIRCLE);
        private final Label title = Texts.label("", "value");
        private final Label beside = Texts.label("", "caption", "value");
        private final Label keys = Texts.label("", "keys");
        private final HBox line = new HBox(10, title, Texts.spring(), beside, keys);

        /** @param chosen is called when it is clicked */
        Row(Runnable chosen) {
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (!isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    chosen.run();
                }
            });
            line.setAlignment(Pos.CENTER_LEFT);
            title.setGraphic(icon);
            title.setMinWidth(USE_PREF_SIZE);
            keys.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty || entry == null ? null : line);
            if (!empty && entry != null) {
                Command command = entry.command();
                String obstacle = command.obstacle().getValue();
                title.setText(entry.title());
                icon.setIconCode(command.icon().getValue());
                title.setDisable(!obstacle.isEmpty());
                beside.setText(obstacle.isEmpty() ? entry.group() : obstacle);
                keys.setText(command.shownKeys());
                Texts.show(keys, command.keys() != null);
                setAccessibleText("%s. %s".formatted(entry.title(), beside.getText()));
            }
        }
    }
}
