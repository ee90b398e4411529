package org.inversight.ui.stage;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.command.Commands;
import org.inversight.ui.control.Texts;
import org.inversight.ui.shell.Workbench;

/** Which rows are on the stage, and the way to the others; nothing where all of them are. */
final class Pager extends HBox {

    private final Workbench bench;
    private final Label where = Texts.label("", "pager-words");

    Pager(Workbench bench, Commands commands) {
        this.bench = bench;
        setId("pager");
        getStyleClass().add("pager");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        where.setId("page");
        where.setMinWidth(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new CommandButton(commands.get("previous-page"), false),
                        where,
                        new CommandButton(commands.get("next-page"), false));
        bench.pages().pageProperty().addListener((o, before, now) -> show());
        bench.panels().chosenProperty().addListener((o, before, now) -> show());
        show();
    }

    private void show() {
        PagesModel.Page page = bench.pages().pageProperty().get();
        String chosen = bench.panels().chosenProperty().get();
        where.setText(page.words());
        Texts.show(this, !page.whole() && chosen.equals(PanelsModel.RECONSTRUCTIONS));
    }
}
