package org.inversight.ui.stage;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.Texts;

/** Which rows are on the stage, and the way to the others; nothing where all of them are. */
public final class Pager extends HBox {

    private final PagesModel pages;
    private final PanelsModel panels;
    private final Label where = Texts.label("", "pager-words");

    public Pager(PagesModel pages, PanelsModel panels, Command previous, Command next) {
        this.pages = pages;
        this.panels = panels;
        setId("pager");
        getStyleClass().add("pager");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        where.setId("page");
        where.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new CommandButton(previous, false), where, new CommandButton(next, false));
        pages.pageProperty().addListener((o, before, now) -> show());
        panels.chosenProperty().addListener((o, before, now) -> show());
        show();
    }

    private void show() {
        PagesModel.Page page = pages.pageProperty().get();
        String chosen = panels.chosenProperty().get();
        where.setText(page.words());
        Texts.show(this, !page.whole() && chosen.equals(PanelsModel.RECONSTRUCTIONS));
    }
}
