package org.inversight.ui.command;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.Texts;

/** All commands by groups, with their keys. */
public final class CommandSheet extends VBox {

    private static final double WIDTH = 820;

    private final ScrollPane scroll;

    public CommandSheet(List<CommandGroup> groups) {
        setId("keys");
        getStyleClass().addAll("over", "sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        HBox columns = new HBox(new VBox(), new VBox());
        columns.getStyleClass().add("sheet-columns");
        columns.getChildren().forEach(column -> {
            column.getStyleClass().add("sheet-column");
            HBox.setHgrow(column, Priority.ALWAYS);
            ((VBox) column).setPrefWidth(1);
        });
        int half = groups.stream().mapToInt(CommandSheet::lines).sum() / 2;
        int lines = 0;
        for (CommandGroup group : groups) {
            VBox column = (VBox) columns.getChildren().get(lines < half ? 0 : 1);
            column.getChildren().add(section(group));
            lines += lines(group);
        }
        scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        getChildren().addAll(Texts.label("Commands and keys", "details-title"), scroll);
    }

    /** What takes the keys: arrows scroll. */
    public ScrollPane scroll() {
        return scroll;
    }

    private static int lines(CommandGroup group) {
        return group.commands().size() + 2;
    }

    private static VBox section(CommandGroup group) {
        VBox section = Texts.section(group.title());
        group.commands().forEach(command -> section.getChildren().add(line(command)));
        return section;
    }

    private static HBox line(Command command) {
        Label keys = Texts.label(command.shownKeys(), "keys");
        keys.setVisible(command.keys() != null);
        keys.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(10, Texts.label(command.title().getValue(), "value"), Texts.spring(), keys);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
