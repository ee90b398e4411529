package org.inversight.ui.session;

import java.nio.file.Path;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * One file in a role of the experiment that is set up.
 *
 * @param role what it is used as
 * @param file where it lies; null where the sample brings it
 * @param name as shown
 * @param card of a model; null for images
 */
public record Part(
        Role role,
        @Nullable String file,
        String name,
        @Nullable ModelCard card) {

    /** A model from a file. */
    public static Part model(Role role, String file, @Nullable ModelCard card) {
        return new Part(role, file, card == null ? nameOf(file) : card.name(), card);
    }

    /** Images from a file or folder. */
    public static Part images(Role role, String file) {
        return new Part(role, file, nameOf(file), null);
    }

    /** Something that the sample brings. */
    public static Part ofSample(Role role, String name, @Nullable ModelCard card) {
        return new Part(role, null, name, card);
    }

    /** Whether the person chose it. */
    public boolean own() {
        return file != null;
    }

    private static String nameOf(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }
}
