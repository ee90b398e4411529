package org.inversight.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Which panes are open: by hand, and by width where there is too little of it. */
public final class PanesModel {

    /** Narrower than this, the right pane folds. */
    public static final double RIGHT_NEEDS = 1280;

    /** Narrower than this, the left pane folds as well. */
    public static final double LEFT_NEEDS = 1050;

    private final ReadOnlyBooleanWrapper left = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper(true);
    private double width = Double.MAX_VALUE;

    /** Whether the person folded the right pane. */
    private boolean rightByHand;

    /** The window has another width; panes follow where a limit was crossed. */
    public void resize(double newWidth) {
        if (newWidth < RIGHT_NEEDS != width < RIGHT_NEEDS) {
            right.set(newWidth >= RIGHT_NEEDS);
        }
        if (newWidth < LEFT_NEEDS != width < LEFT_NEEDS) {
            left.set(newWidth >= LEFT_NEEDS);
        }
        width = newWidth;
    }

    /** Opens or folds the setup. */
    public void toggleLeft() {
        left.set(!left.get());
        if (left.get() && width < LEFT_NEEDS) {
            right.set(false);
        }
    }

    /** Opens the setup if it is folded: there is something to answer or to read in it. */
    public void openLeft() {
        if (!left.get()) {
            toggleLeft();
        }
    }

    /** Opens the meaning if only the width has folded it: there is something to see in it. */
    public void openRight() {
        if (!right.get() && !rightByHand) {
            toggleRight();
        }
    }

    /** Opens or folds the meaning. */
    public void toggleRight() {
        right.set(!right.get());
        rightByHand = !right.get();
        if (right.get() && width < LEFT_NEEDS) {
            left.set(false);
        }
    }

    public ReadOnlyBooleanProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }
}
