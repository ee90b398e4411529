package org.inversight.ui.shell;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TitledPane;
import org.inversight.ui.settings.SettingsFile;

/** Keeps which panes and sections are open from one start to the next. */
final class Remembered {

    private static final String LEFT = "setup";
    private static final String RIGHT = "inspector";

    private Remembered() {}

    /** The panes beside the stage, as far as the person folded them. */
    static void panes(PanesModel panes, SettingsFile settings) {
        Map<String, Boolean> open = settings.get().open();
        panes.fold(!open.getOrDefault(LEFT, true), !open.getOrDefault(RIGHT, true));
        panes.leftFoldedProperty().addListener((o, before, now) -> settings.update(s -> s.withPane(LEFT, !now)));
        panes.rightFoldedProperty().addListener((o, before, now) -> settings.update(s -> s.withPane(RIGHT, !now)));
    }

    /** A section that folds, by its id. */
    static void section(TitledPane section, SettingsFile settings) {
        section(section, section.expandedProperty(), settings);
    }

    /**
     * A section that also opens by itself, by its id.
     *
     * @param leftOpen whether the person left it open
     */
    static void section(TitledPane section, ObservableValue<Boolean> leftOpen, SettingsFile settings) {
        section.setExpanded(settings.get().open().getOrDefault(section.getId(), section.isExpanded()));
        leftOpen.addListener((o, before, now) -> settings.update(s -> s.withPane(section.getId(), now)));
    }
}
