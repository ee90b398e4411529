package org.inversight.ui.models;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.inversight.model.ModelKind;
import org.inversight.ui.control.FileDrop;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.ProblemView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.kordamp.ikonli.feather.Feather;

/**
 * Who evaluates, and which images are known: a card for each role that has a file, a small button for each that has
 * none, and what the most useful of these would bring. Folded away while a sample brings all of it.
 */
final class PartsSection extends TitledPane {

    /** The most useful first. */
    private static final List<Role> ROLES = List.of(
            Role.CLASSIFIER,
            Role.GENERATOR,
            Role.EVALUATOR,
            Role.PRIVATE,
            Role.CRITIC,
            Role.VERIFIER,
            Role.PUBLIC,
            Role.STUDENT,
            Role.AUXILIARY);

    /** What is said at once where it is missing; of the others the buttons say it. */
    private static final List<Role> MUCH = List.of(Role.CLASSIFIER, Role.GENERATOR, Role.EVALUATOR, Role.PRIVATE);

    private final PartCards cards;
    private final SetupModel setup;
    private final Map<Role, ModelButton> present = new EnumMap<>(Role.class);
    private final Map<Role, Button> absent = new EnumMap<>(Role.class);
    private final Label hint = Texts.paragraph("", "caption");
    private boolean own;

    PartsSection(PartCards cards, SetupModel setup) {
        this.cards = cards;
        this.setup = setup;
        setId("parts");
        setAnimated(false);
        setExpanded(false);
        getStyleClass().addAll("folded", "dense");
        hint.setId("parts-hint");
        VBox rows = new VBox(6);
        FlowPane missing = new FlowPane(6, 6);
        for (Role role : ROLES) {
            Button button = add(role);
            absent.put(role, button);
            missing.getChildren().add(button);
            if (role != Role.CLASSIFIER && role != Role.GENERATOR) {
                ModelButton card = new ModelButton(cards, role, false);
                present.put(role, card);
                rows.getChildren().add(card);
            }
        }
        ProblemView problem = new ProblemView("parts-problem", cards.parts()::dismissProblem);
        cards.parts().problemProperty().addListener((o, before, now) -> {
            problem.show(now);
            setExpanded(isExpanded() || now != null);
        });
        VBox box = new VBox(rows, missing, hint, problem);
        box.getStyleClass().add("students");
        setContent(box);
        cards.parts().partsProperty().addListener((o, before, now) -> show());
        cards.parts().glimpsesProperty().addListener((o, before, now) -> show());
        cards.opening().summaryProperty().addListener((o, before, now) -> show());
        show();
    }

    private Button add(Role role) {
        Button button = new Button(role.title(), Icons.of(Feather.PLUS));
        button.setId("add-" + role.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll("small", "add-part");
        button.setTooltip(Texts.tooltip(role.missing()));
        button.setAccessibleText("Add " + role.title() + ". " + role.missing());
        button.setOnAction(event -> Popovers.show(button, close -> new PartsPane(cards, role, close)));
        FileDrop.install(button, files -> cards.take(role, files));
        return button;
    }

    private void show() {
        present.values().forEach(ModelButton::show);
        int files = 0;
        String lacking = "";
        for (Role role : ROLES) {
            boolean none = cards.parts().of(role).isEmpty();
            Texts.show(Objects.requireNonNull(absent.get(role)), none);
            files += present.containsKey(role) ? cards.parts().of(role).size() : 0;
            lacking = none && lacking.isEmpty() && MUCH.contains(role) ? role.missing() : lacking;
        }
        boolean ownNow =
                setup.own(ModelKind.CLASSIFIER) || setup.sampleProperty().get() == null;
        hint.setText(ownNow ? lacking : "");
        Texts.show(hint, !hint.getText().isEmpty());
        setText("Evaluators and images" + (files == 0 ? "" : "  (%d)".formatted(files)));
        if (ownNow && !own) {
            setExpanded(true);
        }
        own = ownNow;
    }
}
