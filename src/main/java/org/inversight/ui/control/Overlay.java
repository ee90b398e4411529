package org.inversight.ui.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What lies over the window until Escape or a click beside it: keeps the keys, and gives the focus back. */
public final class Overlay extends StackPane {

    private static final PseudoClass COVERING = PseudoClass.getPseudoClass("covering");

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private @Nullable Node before;
    private boolean covering;

    public Overlay() {
        setId("overlay");
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this && !covering) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        addEventHandler(KeyEvent.KEY_TYPED, KeyEvent::consume);
    }

    /** Nothing below hears of a key; the focus stays on what lies here. */
    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        }
        event.consume();
    }

    /**
     * Shows this in place of what was shown.
     *
     * @param focus what takes the keys
     */
    public void show(Node content, Node focus) {
        show(content, focus, false);
    }

    /**
     * Shows this over the whole window, of which nothing is seen meanwhile; a click does not close it.
     *
     * @param focus what takes the keys
     */
    public void cover(Node content, Node focus) {
        show(content, focus, true);
    }

    private void show(Node content, Node focus, boolean all) {
        covering = all;
        pseudoClassStateChanged(COVERING, all);
        if (!open.get()) {
            before = getScene().getFocusOwner();
        }
        getChildren().setAll(content);
        setVisible(true);
        open.set(true);
        focus.requestFocus();
    }

    /** Height of what may be shown, in its own pixels, which are larger than the screen's before an audience. */
    public double room() {
        applyCss();
        return getHeight() - getInsets().getTop() - getInsets().getBottom();
    }

    /** Closes it; the focus is where it was. */
    public void close() {
        Node owner = before;
        before = null;
        covering = false;
        pseudoClassStateChanged(COVERING, false);
        open.set(false);
        setVisible(false);
        getChildren().clear();
        if (owner != null && owner.getScene() == getScene()) {
            owner.requestFocus();
        } else {
            getScene().getRoot().requestFocus();
        }
    }

    /** Whether something is shown. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
