package org.inversight.ui.control;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field for a value; takes it on Enter or when the focus leaves, and says why it does not. */
public final class NumberField extends TextField {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Consumer<String> taken;
    private final Tooltip hint;
    private String good = "";

    /**
     * @param name for screen readers
     * @param hint shown while the value is fine
     * @param taken takes the text; throws an {@link IllegalArgumentException} with one sentence
     */
    public NumberField(String name, String hint, Consumer<String> taken) {
        this.taken = taken;
        this.hint = Texts.tooltip(hint);
        String calm = hint;
        getStyleClass().add("number-field");
        setAccessibleText(name);
        setTooltip(this.hint);
        setOnAction(event -> commit());
        focusedProperty()
                .addListener(
                        (o, before, now) -> {
                            if (!now) {
                                commit();
                            }
                        });
        textProperty()
                .addListener(
                        (o, before, now) -> {
                            pseudoClassStateChanged(WRONG, false);
                            this.hint.setText(calm);
                        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().equals(good)) {
            setText(good);
            event.consume();
        }
    }

    /** Shows a value without telling anybody. */
    public void show(String text) {
        good = text;
        if (!getText().equals(text)) {
            setText(text);
        }
    }

    private void commit() {
        String text = getText().strip();
        if (text.equals(good)) {
            return;
        }
        try {
            taken.accept(text);
            good = text;
        } catch (IllegalArgumentException e) {
            pseudoClassStateChanged(WRONG, true);
            hint.setText(e.getMessage());
            setAccessibleHelp(e.getMessage());
        }
    }
}
