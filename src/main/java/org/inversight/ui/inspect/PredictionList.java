package org.inversight.ui.inspect;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** What the target and each evaluator say of one image, a line each. */
final class PredictionList extends VBox {

    PredictionList() {
        getStyleClass().add("predictions");
    }

    /** @param evaluators their names, in the order of the verdict's predictions */
    void show(Verdict verdict, List<String> evaluators) {
        int count = 1 + verdict.evaluators().size();
        while (getChildren().size() < count) {
            getChildren().add(new Line());
        }
        getChildren().remove(count, getChildren().size());
        line(0).show("target", verdict.target());
        for (int e = 1; e < count; e++) {
            line(e).show(evaluators.get(e - 1), verdict.evaluators().get(e - 1));
        }
    }

    private Line line(int position) {
        return (Line) getChildren().get(position);
    }

    /** Made once, since its words change several times a second. */
    private static final class Line extends HBox {

        private final Label name = Texts.label("", "prediction-name");
        private final Label says = Texts.label("", "prediction-no", "value");

        Line() {
            says.setGraphic(Icons.of(Feather.X));
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(name, says);
        }

        void show(String who, Prediction prediction) {
            boolean accepts = prediction.accepts();
            name.setText(who);
            says.setText(
                    accepts
                            ? "yes, " + Words.percent(prediction.confidence())
                            : "no, %s; predicts \"%s\""
                                    .formatted(Words.percent(prediction.confidence()), prediction.predicted()));
            if (accepts != says.getStyleClass().contains("prediction-yes")) {
                says.getStyleClass().set(says.getStyleClass().size() - 2, accepts ? "prediction-yes" : "prediction-no");
                says.setGraphic(Icons.of(accepts ? Feather.CHECK : Feather.X));
            }
        }
    }
}
