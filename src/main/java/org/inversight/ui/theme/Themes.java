package org.inversight.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Light and dark: the system's choice until the person makes another. */
public final class Themes {

    /** Follows the system. */
    public static final String SYSTEM = "system";

    public static final String DARK = "dark";
    public static final String LIGHT = "light";

    private final ObservableValue<ColorScheme> system;
    private final ReadOnlyObjectWrapper<Palette> palette;
    private String choice;
    private boolean strong;

    /** The system outlives every window, so it holds this one weakly. */
    private final ChangeListener<ColorScheme> follow;

    /** @param choice {@link #SYSTEM}, {@link #DARK} or {@link #LIGHT} */
    public Themes(ObservableValue<ColorScheme> system, String choice) {
        this.system = system;
        this.choice = choice;
        this.palette = new ReadOnlyObjectWrapper<>(wanted());
        this.follow = (o, before, now) -> palette.set(wanted());
        system.addListener(new WeakChangeListener<>(follow));
    }

    private Palette wanted() {
        boolean dark = choice.equals(DARK) || (!choice.equals(LIGHT) && system.getValue() == ColorScheme.DARK);
        Palette usual = dark ? Palette.DARK : Palette.LIGHT;
        return strong ? usual.strong() : usual;
    }

    /** Takes as much contrast as there is, or the usual. */
    public void strengthen(boolean now) {
        strong = now;
        palette.set(wanted());
    }

    /** Takes the other one from now on. */
    public void toggle() {
        choice = palette.get().dark() ? LIGHT : DARK;
        palette.set(wanted());
    }

    /** What the person chose. */
    public String choice() {
        return choice;
    }

    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    /** Dresses a scene, now and whenever the theme changes. */
    public void dress(Scene scene) {
        String own = Objects.requireNonNull(Themes.class.getResource("/org/inversight/ui/inversight.css"))
                .toExternalForm();
        scene.getStylesheets().add(own);
        palette.addListener((o, before, now) -> dress(scene.getRoot(), now));
        dress(scene.getRoot(), palette.get());
    }

    private static void dress(Parent root, Palette now) {
        Application.setUserAgentStylesheet(
                now.dark()
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS());
        root.setStyle(now.css());
        root.getStyleClass().removeAll(DARK, LIGHT);
        root.getStyleClass().add(now.dark() ? DARK : LIGHT);
    }
}
