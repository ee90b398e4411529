package org.inversight.ui.setup;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.catalog.Parameter;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.Switch;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UndoModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** One typed parameter: a slider over sane values, a field that takes more, and its default. */
final class ParameterRow extends VBox {

    private final SetupModel setup;
    private final Parameter parameter;
    private final Button reset = new Button();
    private final Label zero = Texts.label("", "caption", "value");
    private @Nullable NumberField field;
    private @Nullable Slider slider;
    private @Nullable ComboBox<String> choice;
    private @Nullable Switch flag;
    private boolean quiet;

    ParameterRow(SetupModel setup, UndoModel undo, Parameter parameter) {
        this.setup = setup;
        this.parameter = parameter;
        getStyleClass().add("parameter");
        Label name = Texts.label(parameter.title(), "setting-name");
        name.setTooltip(Texts.tooltip(hint()));
        HBox head = new HBox(name, Texts.spring());
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (parameter instanceof Parameter.Choice words) {
            choice = choice(words);
            head.getChildren().add(choice);
        } else if (parameter instanceof Parameter.Flag) {
            flag = flag();
            head.getChildren().add(flag);
        } else {
            field = field();
            head.getChildren().add(field);
            if (parameter instanceof Parameter.Weights) {
                field.getStyleClass().add("weights");
            } else {
                slider = slider(SliderRange.of(parameter), undo);
                getChildren().add(slider);
            }
        }
        reset.getStyleClass().addAll("small", "flat", "link");
        reset.setOnAction(event -> take(parameter.defaultValue()));
        reset.setTooltip(Texts.tooltip("Use the default of: " + parameter.source()));
        zero.setText("0: " + parameter.zero());
        HBox foot = new HBox(reset, zero, Texts.spring());
        foot.setAlignment(Pos.CENTER_LEFT);
        if (!parameter.live()) {
            Label chip = Texts.label("restarts the run", "restart-chip");
            chip.setMinWidth(USE_PREF_SIZE);
            foot.getChildren().add(chip);
        }
        getChildren().add(foot);
        show();
    }

    private String hint() {
        String unit = parameter instanceof Parameter.Real real
                ? real.unit()
                : parameter instanceof Parameter.Whole whole ? whole.unit() : "";
        return parameter.description()
                + (unit.isBlank() ? "" : " Unit: " + unit + ".")
                + " Default from: "
                + parameter.source()
                + (parameter.live() ? ". Applies to a run under way." : ". A change restarts the run.");
    }

    private NumberField field() {
        NumberField made = new NumberField(parameter.title(), hint(), this::take);
        made.setId("parameter-" + parameter.id().replace('.', '-'));
        return made;
    }

    private Slider slider(SliderRange range, UndoModel undo) {
        Slider made = new Slider(0, 1, 0);
        made.setAccessibleText(parameter.title());
        made.getStyleClass().add("small");
        made.setBlockIncrement(0.02);
        made.valueProperty().addListener((o, before, now) -> {
            if (!quiet) {
                take(range.value(now.doubleValue()));
            }
        });
        made.valueChangingProperty().addListener((o, before, now) -> undo.hold(now));
        made.setUserData(range);
        return made;
    }

    private ComboBox<String> choice(Parameter.Choice words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words.choices());
        box.setAccessibleText(parameter.title());
        box.valueProperty().addListener((o, before, now) -> {
            if (!quiet && now != null) {
                take(now);
            }
        });
        return box;
    }

    private Switch flag() {
        Switch made = new Switch();
        made.setAccessibleText(parameter.title());
        made.selectedProperty().addListener((o, before, now) -> {
            if (!quiet) {
                take(now);
            }
        });
        return made;
    }

    private void take(Object value) {
        setup.setParameter(parameter, value);
    }

    /** Shows the value that is set up. */
    void show() {
        quiet = true;
        Object value = setup.value(parameter);
        if (field != null) {
            field.show(Words.plain(value));
        }
        if (slider != null && value instanceof Number number) {
            SliderRange range = (SliderRange) slider.getUserData();
            slider.setValue(range.share(number.doubleValue()));
        }
        if (choice != null) {
            choice.setValue(value.toString());
        }
        if (flag != null) {
            flag.setSelected((Boolean) value);
        }
        Texts.show(reset, setup.departs(parameter));
        reset.setText("default: " + inWords(parameter.defaultValue()));
        Texts.show(zero, isZero(value));
        quiet = false;
    }

    private boolean isZero(Object value) {
        return !parameter.zero().isEmpty() && value instanceof Number number && number.doubleValue() == 0;
    }

    private String inWords(Object value) {
        return Words.plain(value) + (isZero(value) ? ", " + parameter.zero() : "");
    }
}
