package org.inversight.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Which panes are open: by hand, by width where there is too little of it, and none for an audience. */
public final class PanesModel {

    /** Narrower than this, the right pane folds. */
    public static final double RIGHT_NEEDS = 1280;

    /** Narrower than this, the left pane folds while sides of a comparison need the room. */
    public static final double SIDES_NEED = 1600;

    /** Narrower than this, the left pane folds as well. */
    public static final double LEFT_NEEDS = 1050;

    private final ReadOnlyBooleanWrapper left = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper leftByHand = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper rightByHand = new ReadOnlyBooleanWrapper(false);
    private double width = Double.MAX_VALUE;
    private boolean leftOpen = true;
    private boolean rightOpen = true;
    private boolean hidden;
    private boolean crowded;

    /** Folds what the person folded the last time. */
    public void fold(boolean leftFolded, boolean rightFolded) {
        leftByHand.set(leftFolded);
        rightByHand.set(rightFolded);
        leftOpen = leftOpen && !leftFolded;
        rightOpen = rightOpen && !rightFolded;
        show();
    }

    /** Hides both, or shows those that are open. */
    public void hide(boolean now) {
        hidden = now;
        show();
    }

    /** The stage needs room for sides, whose settings the setup does not show; or no longer. */
    public void makeRoom(boolean now) {
        crowded = now && width < SIDES_NEED;
        show();
    }

    /** The window has another width; panes follow where a limit was crossed. */
    public void resize(double newWidth) {
        if (newWidth < RIGHT_NEEDS != width < RIGHT_NEEDS) {
            rightOpen = newWidth >= RIGHT_NEEDS && !rightByHand.get();
        }
        if (newWidth < LEFT_NEEDS != width < LEFT_NEEDS) {
            leftOpen = newWidth >= LEFT_NEEDS && !leftByHand.get();
        }
        width = newWidth;
        show();
    }

    private void show() {
        left.set(leftOpen && !hidden && !crowded);
        right.set(rightOpen && !hidden);
    }

    /** Opens or folds the setup. */
    public void toggleLeft() {
        if (crowded) {
            crowded = false;
            leftOpen = true;
            show();
            return;
        }
        leftOpen = !leftOpen;
        // Whoever folds it for want of room has nothing against it.
        leftByHand.set(!leftOpen && width >= LEFT_NEEDS);
        if (leftOpen && width < LEFT_NEEDS) {
            rightOpen = false;
        }
        show();
    }

    /**
     * Opens the setup if it is folded: there is something to answer or to read in it. Whoever folded it by hand has it
     * folded the next time.
     */
    public void openLeft() {
        if (!leftOpen && width < LEFT_NEEDS) {
            rightOpen = false;
        }
        crowded = false;
        leftOpen = true;
        show();
    }

    /** Opens the meaning if it is folded: somebody is told to look there. As with the setup, the hand's fold stays. */
    public void unfoldRight() {
        if (!rightOpen && !hidden) {
            rightOpen = true;
            if (width < LEFT_NEEDS) {
                leftOpen = false;
            }
            show();
        }
    }

    /** Opens the meaning if only the width has folded it: there is something to see in it. */
    public void openRight() {
        if (!rightByHand.get()) {
            unfoldRight();
        }
    }

    /** Opens or folds the meaning. */
    public void toggleRight() {
        rightOpen = !rightOpen;
        // Whoever folds it for want of room has nothing against it.
        rightByHand.set(!rightOpen && width >= RIGHT_NEEDS);
        if (rightOpen && width < LEFT_NEEDS) {
            leftOpen = false;
        }
        show();
    }

    public ReadOnlyBooleanProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    /** Whether the person folded the setup. */
    public ReadOnlyBooleanProperty leftFoldedProperty() {
        return leftByHand.getReadOnlyProperty();
    }

    /** Whether the person folded the meaning. */
    public ReadOnlyBooleanProperty rightFoldedProperty() {
        return rightByHand.getReadOnlyProperty();
    }
}
