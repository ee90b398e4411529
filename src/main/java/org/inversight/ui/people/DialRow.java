package org.inversight.ui.people;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** One dial: its name, a slider and the value, or a list of words. */
final class DialRow extends HBox {

    private static final double STEPS = 40;

    private final Dial dial;
    private final Label value = Texts.label("", "dial-value");
    private @Nullable Slider slider;
    private @Nullable ComboBox<String> words;
    private boolean quiet;

    DialRow(Dial dial, PeopleModel people) {
        this.dial = dial;
        getStyleClass().add("dial");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Texts.label(dial.title(), "dial-name");
        name.setTooltip(Texts.tooltip(hint()));
        getChildren().add(name);
        String spoken = "%s, %s".formatted(dial.group(), dial.title());
        if (dial.choices().isEmpty()) {
            Slider made = new Slider(dial.min(), dial.max(), dial.min());
            made.getStyleClass().add("small");
            made.setBlockIncrement((dial.max() - dial.min()) / STEPS);
            made.valueProperty().addListener((o, before, now) -> turn(people, now.doubleValue()));
            made.setId(dial.id());
            made.setAccessibleText(spoken);
            made.setAccessibleHelp(hint());
            HBox.setHgrow(made, Priority.ALWAYS);
            slider = made;
            getChildren().addAll(made, value);
        } else {
            ComboBox<String> made = new ComboBox<>();
            made.getItems().setAll(dial.choices());
            made.getSelectionModel()
                    .selectedIndexProperty()
                    .addListener((o, before, now) -> turn(people, now.intValue()));
            made.setId(dial.id());
            made.setAccessibleText(spoken);
            made.setAccessibleHelp(hint());
            made.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(made, Priority.ALWAYS);
            words = made;
            getChildren().add(made);
        }
    }

    private String hint() {
        String meaning = dial.meaning();
        String sentence = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
        return dial.unit().isEmpty() ? sentence + "." : "%s, in %s.".formatted(sentence, dial.unit());
    }

    private void turn(PeopleModel people, double to) {
        if (!quiet && to >= dial.min()) {
            people.turn(dial, to);
        }
    }

    /** Shows where the dial is for this portrait. */
    void show(Portrait portrait) {
        quiet = true;
        double now = dial.of(portrait);
        if (slider != null) {
            slider.setValue(now);
            double range = dial.max() - dial.min();
            int decimals = range > 10 ? 0 : range > 0.1 ? 2 : 3;
            String text = String.format(Locale.ROOT, "%." + decimals + "f", now);
            value.setText(text.matches("-0(\\.0*)?") ? text.substring(1) : text.replace('-', '−'));
        }
        if (words != null) {
            words.getSelectionModel().select((int) now);
        }
        quiet = false;
    }
}
