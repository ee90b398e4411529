package org.inversight.ui.stage;

import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.inversight.ui.control.Texts;

/**
 * What decides which rows a grid has; a snapshot of the same shape fills them.
 *
 * @param targets class of each row
 * @param names of the classes
 * @param first position of the first image in a snapshot
 * @param restarts images per row
 * @param width of an image in pixels
 * @param height of an image in pixels
 * @param people whether the classes are people
 * @param attributes that are read of people
 */
record GridShape(
        List<Integer> targets,
        List<String> names,
        int first,
        int restarts,
        int width,
        int height,
        boolean people,
        List<String> attributes) {

    private static final double NAME_MAX = 120;
    private static final double NAME_FONT = 14;
    private static final double NAME_GAP = 13;

    /** As long as what a verifier says of a row ever is. */
    private static final String STANDING = "rank 60 of 60, accepted";

    private static final String STANDING_OF_SEVERAL = "rank 1 in 10 of 10, accepted in 10";

    GridShape {
        targets = List.copyOf(targets);
        names = List.copyOf(names);
        attributes = List.copyOf(attributes);
    }

    /** Room for the longest name. */
    double nameWidth() {
        Font font = Font.font(null, FontWeight.BOLD, NAME_FONT);
        double longest = 0;
        for (String name : names) {
            longest = Math.max(longest, Texts.width(name, font) + NAME_GAP);
        }
        return Math.ceil(Math.min(NAME_MAX, longest));
    }

    /** Private images of a row: one and the mean of all, of people. */
    int privateTiles() {
        return people ? 2 : 0;
    }

    /** What a row has besides, of people. */
    Arrangement.People beside() {
        if (!people) {
            return Arrangement.People.NONE;
        }
        String standing = restarts > 1 ? STANDING_OF_SEVERAL : STANDING;
        return new Arrangement.People(privateTiles(), Marks.length(standing, attributes), Marks.least(standing));
    }
}
