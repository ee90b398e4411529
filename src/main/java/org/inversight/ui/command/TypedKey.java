package org.inversight.ui.command;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** A character, wherever the keyboard has it. */
public final class TypedKey extends KeyCombination {

    private final String character;

    public TypedKey(String character) {
        super(ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY, ModifierValue.ANY);
        this.character = character;
    }

    @Override
    public boolean match(KeyEvent event) {
        return event.getEventType() == KeyEvent.KEY_TYPED && character.equals(event.getCharacter());
    }

    @Override
    public String getDisplayText() {
        return character;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedKey key && character.equals(key.character);
    }

    @Override
    public int hashCode() {
        return character.hashCode();
    }
}
