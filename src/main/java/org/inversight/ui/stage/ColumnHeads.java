package org.inversight.ui.stage;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.inversight.ui.control.Texts;

/** Column heads of people: what each tile shows. */
final class ColumnHeads extends Region {

    static final double HEIGHT = 20;

    private static final String SIGNS = "● recovered  ◉ guessable  ○ not";

    private static final String TICKS = "⊤ genuine  ⊥ chance";

    /** Narrower than this, only the signs are explained. */
    private static final double ROOMY = 270;

    /** Narrower than this, the ticks are explained by the tooltip alone. */
    private static final double ROOMY_BARS = 170;

    private final Label rebuilt = head("rebuilt", "The reconstructions so far.");
    private final Label known = head("private", "A private image of the person, from the target's training set.");
    private final Label mean = head("mean", "The mean of all private images of the person.");
    private final Label sure = head(
            "confidence  " + TICKS,
            "Mean confidence in the attacked person. A tick above a bar: what genuine images of the person reach, "
                    + "which were never trained on. A tick below: what unselected images of the generator do.");
    private final Label said = head(
            SIGNS,
            "Results of a verifier, which compares with all private people, and an attribute reader. "
                    + "No attack uses either. Half a dot: recovered from some of the images. Pale: recovered, "
                    + "but guessing the most frequent value of these people is right here too.");
    private final double nameWidth;
    private final int images;
    private final Arrangement arrangement;

    /** @param images reconstructions of a row */
    ColumnHeads(double nameWidth, int images, Arrangement arrangement) {
        this.nameWidth = nameWidth;
        this.images = images;
        this.arrangement = arrangement;
        getChildren().addAll(rebuilt, known, mean, sure, said);
        said.setText(arrangement.words() < ROOMY ? SIGNS : "attributes  " + SIGNS);
        sure.setText(arrangement.bars() < ROOMY_BARS ? "confidence" : "confidence  " + TICKS);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    private static Label head(String text, String hint) {
        Label label = Texts.label(text, "grid-head");
        Tooltip.install(label, Texts.tooltip(hint));
        return label;
    }

    @Override
    protected void layoutChildren() {
        double side = arrangement.side();
        double next = side + Arrangement.GAP;
        double x = nameWidth;
        place(rebuilt, x, images * next - Arrangement.GAP, Pos.CENTER);
        x += images * next + Arrangement.PRIVATE_GAP;
        place(known, x, side, Pos.CENTER);
        place(mean, x + next, side, Pos.CENTER);
        x += 2 * next - Arrangement.GAP + Arrangement.BARS_GAP;
        place(sure, x, arrangement.bars(), Pos.CENTER_LEFT);
        x += arrangement.bars() + Arrangement.BARS_GAP;
        place(said, x, arrangement.words(), Pos.CENTER_LEFT);
    }

    private static void place(Label label, double x, double width, Pos where) {
        label.setAlignment(where);
        label.resizeRelocate(x, 0, width, HEIGHT);
    }
}
