package org.inversight.ui.control;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.ui.session.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A problem where its result would have been: sentence, copy, dismiss. */
public final class ProblemView extends VBox {

    private final Runnable dismissed;

    /**
     * @param id of the node
     * @param dismissed is called when the person has read it
     */
    public ProblemView(String id, Runnable dismissed) {
        this.dismissed = dismissed;
        setId(id);
        getStyleClass().add("problem");
        Texts.show(this, false);
    }

    /** Shows this problem, or nothing. */
    public void show(@Nullable Problem problem) {
        getChildren().clear();
        Texts.show(this, problem != null);
        if (problem == null) {
            return;
        }
        HBox head = new HBox(
                Icons.of(Feather.ALERT_TRIANGLE, "problem-icon"), Texts.label(problem.title(), "problem-title"));
        head.getStyleClass().add("problem-head");
        Button copy = new Button("Copy details", Icons.of(Feather.COPY));
        copy.getStyleClass().add("small");
        copy.setOnAction(event -> copy(problem));
        Button dismiss = new Button("Dismiss", Icons.of(Feather.X));
        dismiss.getStyleClass().add("small");
        dismiss.setOnAction(event -> dismissed.run());
        HBox buttons = new HBox(copy, dismiss);
        buttons.getStyleClass().add("problem-buttons");
        getChildren().addAll(head, Texts.paragraph(problem.sentence(), "problem-sentence"), buttons);
        setAccessibleText(problem.title() + ". " + problem.sentence());
    }

    private static void copy(Problem problem) {
        Copied.text(problem.title() + "\n" + problem.sentence() + "\n\n" + problem.details());
    }
}
