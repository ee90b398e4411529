package org.inversight.ui.inspect;

import java.util.List;
import java.util.Objects;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Segmented;
import org.inversight.ui.control.Texts;
import org.inversight.ui.formula.FormulaView;
import org.inversight.ui.session.SetupModel;
import org.kordamp.ikonli.feather.Feather;

/** What the chosen attack, loss and augmentation do, with formula and source. */
public final class ExplanationSection extends VBox {

    private final SetupModel setup;
    private final VBox body = new VBox();
    private final Segmented which;
    private String shown = "attack";

    public ExplanationSection(SetupModel setup) {
        this.setup = setup;
        setId("explanation");
        getStyleClass().add("section");
        body.getStyleClass().add("explanation");
        which = new Segmented(
                "Explain",
                List.of(
                        new Segmented.Item("explain-attack", "Attack", "How it searches for images."),
                        new Segmented.Item("explain-loss", "Loss", "What it minimises."),
                        new Segmented.Item(
                                "explain-augmentation", "Augmentation", "What prevents overfitting to one model.")),
                id -> show(id.substring("explain-".length())));
        which.show("explain-attack");
        getChildren().addAll(Texts.label("EXPLANATION", "section-title"), which, body);
        setup.draftProperty().addListener((o, before, now) -> changed(before, now));
        show(shown);
    }

    /** What was just changed is what wants explaining. */
    private void changed(Experiment before, Experiment now) {
        if (!before.attack().equals(now.attack())) {
            show("attack");
        } else if (!Objects.equals(before.loss(), now.loss())) {
            show("loss");
        } else if (!Objects.equals(before.augmentation(), now.augmentation())) {
            show("augmentation");
        }
    }

    private void show(String what) {
        shown = what;
        which.show("explain-" + what);
        Catalogue all = setup.catalogue();
        Experiment draft = setup.draft();
        Described described = switch (what) {
            case "loss" -> all.loss(draft);
            case "augmentation" -> all.augmentation(draft);
            default -> all.attack(draft.attack());
        };
        if (described == null) {
            body.getChildren().setAll(Texts.paragraph(setup.noObjective(), "explanation-text"));
            return;
        }
        Entry entry = described.entry();
        body.getChildren()
                .setAll(
                        Texts.label(entry.title(), "explanation-title"),
                        Texts.paragraph(entry.summary(), "explanation-summary"));
        if (!entry.formula().isBlank()) {
            VBox card = new VBox(new FormulaView(entry.formula()));
            card.getStyleClass().add("formula-card");
            body.getChildren().add(card);
        }
        body.getChildren().add(Texts.paragraph(entry.explanation(), "explanation-text"));
        fact(Feather.KEY, "Attacker's knowledge", entry.knowledge());
        for (String departure : entry.departures()) {
            fact(Feather.GIT_BRANCH, "Departure from source", departure);
        }
        fact(Feather.BOOK_OPEN, "Source", entry.source());
    }

    private void fact(Feather icon, String title, String text) {
        if (text.isBlank()) {
            return;
        }
        VBox words = new VBox(Texts.label(title, "fact-title"), Texts.paragraph(text, "caption"));
        words.setMinWidth(0);
        HBox line = new HBox(Icons.of(icon, "fact-icon"), words);
        line.getStyleClass().add("fact");
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        body.getChildren().add(line);
    }
}
