package org.inversight.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.inversight.ui.control.SidePane;
import org.inversight.ui.control.Texts;
import org.inversight.ui.lesson.LessonCard;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.SetReview;
import org.inversight.ui.stage.StagePane;

/** The attack: setup, stage, and what it means; a set that is looked through takes the stage's place. */
final class AttackPage extends BorderPane {

    private final StagePane stage;
    private final SetReview review;
    private final SetModel set;
    private final ComparePage comparison;

    AttackPage(
            SidePane setup,
            StagePane stage,
            SetReview review,
            SidePane inspector,
            ComparePage comparison,
            LessonCard lesson,
            PanesModel panes,
            SetModel set) {
        this.comparison = comparison;
        this.stage = stage;
        this.review = review;
        this.set = set;
        setLeft(setup);
        setCenter(stage);
        setRight(inspector);
        setBottom(lesson);
        panes.leftProperty().addListener((o, before, now) -> Texts.show(setup, now));
        panes.rightProperty().addListener((o, before, now) -> {
            Texts.show(inspector, now);
            Texts.show(comparison.inspector(), now);
        });
        Texts.show(comparison.inspector(), panes.rightProperty().get());
        comparison.model().openProperty().addListener((o, before, now) -> {
            setCenter(middle());
            setRight(now ? comparison.inspector() : inspector);
        });
        set.stateProperty().addListener((o, before, now) -> review(before, now));
    }

    private void review(SetModel.State before, SetModel.State now) {
        if (before.stage() == now.stage()) {
            return;
        }
        setCenter(middle());
        if (getScene() == null) {
            return;
        }
        if (now.stage() == SetModel.Stage.CLOSED) {
            // Before an audience there is no such button.
            Node start = getScene().lookup("#start");
            (start == null ? stage : start).requestFocus();
        } else {
            review.focusFirst();
        }
    }

    private Node middle() {
        if (comparison.model().openProperty().get()) {
            return comparison.pane();
        }
        return set.stateProperty().get().stage() == SetModel.Stage.CLOSED ? stage : review;
    }
}
