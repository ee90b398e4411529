package org.inversight.ui.control;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * A field for a value; takes it on Enter or when the focus leaves, and says why it does not. Once the focus has left
 * it, it shows what holds, never what was refused.
 */
public final class NumberField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private static final Duration READING = Duration.seconds(6);
    private static final double GAP = 4;

    private final Consumer<String> taken;
    private final Tooltip refusal = Texts.tooltip("");
    private final PauseTransition reading = new PauseTransition(READING);
    private final Tooltip hint;
    private String good = "";

    /**
     * @param name for screen readers
     * @param hint shown while the value is fine
     * @param taken takes the text; throws an {@link IllegalArgumentException} where it does not take it
     */
    public NumberField(String name, String hint, Consumer<String> taken) {
        this.taken = taken;
        this.hint = Texts.tooltip(hint);
        String calm = hint;
        getStyleClass().add("number-field");
        setAccessibleText(name);
        setTooltip(this.hint);
        setOnAction(event -> commit());
        reading.setOnFinished(event -> refusal.hide());
        focusedProperty().addListener((o, before, now) -> {
            if (now) {
                refusal.hide();
            } else if (!commit()) {
                setText(good);
            }
        });
        textProperty().addListener((o, before, now) -> {
            pseudoClassStateChanged(WRONG, false);
            this.hint.setText(calm);
            setAccessibleHelp(calm);
        });
        setAccessibleHelp(calm);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().equals(good)) {
            setText(good);
            event.consume();
        }
    }

    /** Shows a value without calling back. */
    public void show(String text) {
        good = text;
        if (!getText().equals(text)) {
            setText(text);
        }
    }

    /** Whether nothing is written that was not taken yet. */
    public boolean settled() {
        return getText().strip().equals(good);
    }

    /** Whether the text is taken. */
    private boolean commit() {
        String text = getText().strip();
        if (text.equals(good)) {
            return true;
        }
        try {
            taken.accept(text);
            // whoever took it may have written it in another way
            good = getText().strip();
            return true;
        } catch (IllegalArgumentException e) {
            pseudoClassStateChanged(WRONG, true);
            hint.setText(e.getMessage());
            setAccessibleHelp(e.getMessage());
            refuse(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Says why below the field, for as long as it takes to read. */
    private void refuse(String why) {
        Bounds there = getScene() == null ? null : localToScreen(getLayoutBounds());
        if (there == null) {
            return;
        }
        refusal.setText(why);
        refusal.show(this, there.getMinX(), there.getMaxY() + GAP);
        reading.playFromStart();
    }

    /**
     * Reads a whole number; spaces between its digits are allowed.
     *
     * @throws IllegalArgumentException if the text is none from low to high
     */
    public static int whole(String text, int low, int high) {
        try {
            int number = Integer.parseInt(text.replaceAll("[\\s\u202f]", ""));
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                "This takes a whole number from %d to %d, not \"%s\".".formatted(low, high, text));
    }
}
