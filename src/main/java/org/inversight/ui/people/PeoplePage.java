package org.inversight.ui.people;

import java.util.Arrays;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.Segmented;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Drawn people in place of the panes: a set's people, and one person of them. */
public final class PeoplePage extends BorderPane {

    private final PeopleModel people;
    private final Command leave;
    private final PeopleGrid grid;
    private final PersonView view;
    private final Button all = new Button("All people", Icons.of(Feather.CHEVRON_LEFT));
    private final Label title = Texts.label("People", "stage-title");

    public PeoplePage(PeopleModel people, Command leave, FileDialogs dialogs) {
        this.people = people;
        this.leave = leave;
        setId("people-page");
        getStyleClass().addAll("stage", "people-page");
        grid = new PeopleGrid(people);
        view = new PersonView(people);
        all.setId("people-all");
        all.getStyleClass().add("worded");
        all.setTooltip(Texts.tooltip("Back to all people  (Esc)"));
        all.setOnAction(event -> people.back());
        all.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(USE_PREF_SIZE);
        Segmented sets = new Segmented(
                "Set",
                Arrays.stream(PeopleSet.values()).map(PeoplePage::item).toList(),
                id -> people.choose(PeopleSet.named(id)));
        sets.setMaxHeight(USE_PREF_SIZE);
        sets.show(people.browsedProperty().get().kind().id());
        Segmented frames = new Segmented(
                "Frame",
                Arrays.stream(ImageFrame.values()).map(PeoplePage::item).toList(),
                id -> people.choose(ImageFrame.named(id)));
        frames.setMaxHeight(USE_PREF_SIZE);
        frames.show(people.browsedProperty().get().frame().id());
        NumberField seed = new NumberField(
                "Seed of the people",
                "Another seed draws other people. The samples use seed 0.",
                text -> people.setSeed(Words.seed(text)));
        seed.setId("people-seed");
        seed.getStyleClass().add("seed");
        seed.show(Long.toString(people.browsedProperty().get().seed()));
        Label seedName = Texts.label("seed", "setting-name");
        seedName.setLabelFor(seed);
        seedName.setMinWidth(USE_PREF_SIZE);
        Button export = new Button("Export set…", Icons.of(Feather.DOWNLOAD));
        export.setId("people-export-open");
        export.getStyleClass().add("worded");
        export.setTooltip(Texts.tooltip("Writes all images of this set, and who is in them, to files."));
        export.setOnAction(
                event -> people.export().open(people.browsedProperty().get()));
        export.setMinWidth(USE_PREF_SIZE);
        CommandButton back = new CommandButton(leave, true);
        back.setId("people-leave");
        back.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(title, all, sets, frames, seedName, seed, Texts.spring(), export, back);
        header.getStyleClass().add("people-header");
        header.setAlignment(Pos.CENTER_LEFT);
        VBox top = new VBox(header, new ExportPanel(people.export(), dialogs));
        top.getStyleClass().add("people-top");
        setTop(top);
        setCenter(new StackPane(grid, view));
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        people.personProperty().addListener((o, before, now) -> show(before, now));
        show(null, people.personProperty().get());
    }

    private static Segmented.Item item(PeopleSet set) {
        return item(
                set.id(),
                switch (set) {
                    case PRIVATE -> "60 people with 100 images each: the target's classes.";
                    case PUBLIC -> "5,000 other people with 4 images each.";
                    case SHIFTED -> "5,000 people of another population: other hair, light and background, no glasses.";
                });
    }

    private static Segmented.Item item(ImageFrame frame) {
        return item(
                frame.id(),
                switch (frame) {
                    case BUST -> "Head and shoulders in a scene.";
                    case ALIGNED ->
                        "The head fills the image, as after the alignment that face recognition begins with. The samples use these images.";
                });
    }

    private static Segmented.Item item(String id, String words) {
        return new Segmented.Item(id, id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1), words);
    }

    private void keys(KeyEvent event) {
        boolean escape = event.getCode() == KeyCode.ESCAPE;
        if (people.personProperty().get() == null && escape) {
            leave.run();
            event.consume();
        } else if (people.personProperty().get() == null) {
            grid.keys(event);
        } else if (escape) {
            people.back();
            event.consume();
        } else {
            view.keys(event);
        }
    }

    private void show(PeopleModel.@Nullable Person before, PeopleModel.@Nullable Person now) {
        boolean one = now != null;
        boolean inside = all.isFocused() || view.isFocusWithin();
        grid.setVisible(!one);
        view.setVisible(one);
        Texts.show(all, one);
        Texts.show(title, !one);
        if (one && before == null) {
            all.requestFocus();
        } else if (!one && before != null && inside) {
            grid.focus(before.number());
        }
    }
}
