package org.inversight.ui.stage;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.ui.session.SelectionModel;

/** Which rows are on the stage where they are too many for one page. */
public final class PagesModel {

    /** Up to so many rows share one page. */
    static final int MOST_ROWS = 20;

    /** Rows of a page where one is not enough. */
    static final int ROWS = 10;

    /**
     * Rows that are shown together.
     *
     * @param from the first row, from 0
     * @param to the first row that is not shown any more
     * @param rows of all pages
     */
    public record Page(int from, int to, int rows) {

        /** Whether it shows every row. */
        public boolean whole() {
            return from == 0 && to == rows;
        }

        /** For example "1 to 10 of 60". */
        public String words() {
            return "%d to %d of %d".formatted(from + 1, to, rows);
        }
    }

    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(new Page(0, 0, 0));
    private final SelectionModel selection;
    private int rows;
    private int images = 1;

    /** @param selection whose page is shown when it moves */
    public PagesModel(SelectionModel selection) {
        this.selection = selection;
        selection.imageProperty().addListener((o, before, now) -> follow());
    }

    /**
     * Takes what is on the stage; the page stays if there still is one like it.
     *
     * @param newRows classes
     * @param newImages images per row
     */
    public void lay(int newRows, int newImages) {
        boolean more = newRows > rows;
        rows = newRows;
        images = Math.max(1, newImages);
        show(page.get().from());
        if (more) {
            follow();
        }
    }

    /** Turns to the rows before. */
    public void previous() {
        show(page.get().from() - ROWS);
    }

    /** Turns to the rows behind. */
    public void next() {
        show(page.get().from() + ROWS);
    }

    private void follow() {
        int image = selection.imageProperty().get();
        if (image != SelectionModel.NONE) {
            show(image / images);
        }
    }

    /** Shows the page with this row, or the nearest that there is. */
    private void show(int row) {
        if (rows <= MOST_ROWS) {
            page.set(new Page(0, rows, rows));
            return;
        }
        int from = Math.clamp(row, 0, rows - 1) / ROWS * ROWS;
        page.set(new Page(from, Math.min(from + ROWS, rows), rows));
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }
}
