package org.inversight.ui.control;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the Feather pack; their size and colour are the style sheet's. */
public final class Icons {

    private Icons() {}

    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    /** An icon with a style class of its own. */
    public static FontIcon of(Feather icon, String styleClass) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().add(styleClass);
        return made;
    }
}
