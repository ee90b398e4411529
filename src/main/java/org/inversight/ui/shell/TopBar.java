package org.inversight.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.inversight.run.RunStatus;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.command.CommandMenu;
import org.inversight.ui.control.NumberField;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Transport;
import org.inversight.ui.session.Words;

/** Logo, transport, step counter, seed, theme. */
final class TopBar extends HBox {

    /** Narrower than this, words that can be missed make room. */
    private static final double ROOMY = 1150;

    private static final double ROOMIEST = 1600;

    /** Three digits are seen whole. */
    private static final double SEED_MIN = 44;

    /** Room for "Start again", so that nothing beside it moves. */
    private static final double WIDEST_START = 140;

    private final Label step = Texts.label("", "step-now");
    private final Label steps = Texts.label("", "step-all");
    private final Label seedName = Texts.label("seed", "setting-name");
    private final Label appName = Texts.label("Inversight", "app-name");
    private final Label changes = Texts.label("", "pending-text", "value");
    private final HBox counter = new HBox();
    private final HBox pending = new HBox();

    /** @param shelf opens the runs below itself */
    TopBar(AllCommands commands, Node shelf, SetupModel setup, RunModel runs, Transport transport) {
        RunCommands run = commands.run();
        WindowCommands window = commands.window();
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region logo = new Region();
        logo.getStyleClass().add("logo");
        CommandButton start = new CommandButton(run.start(), true);
        start.getStyleClass().addAll("accent", "start");
        start.setMinWidth(WIDEST_START);
        step.setId("step-counter");
        // As wide as the last step, so that nothing beside it moves.
        step.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.ceil(
                                Texts.width(words(runs.statusProperty().get().steps()), step.getFont())),
                        runs.statusProperty(),
                        step.fontProperty()));
        steps.setMinWidth(USE_PREF_SIZE);
        NumberField seed = new NumberField(
                "Seed",
                "Decides every random number of the run. A change restarts the run.",
                text -> setup.setSeed(Words.seed(text)));
        seed.setId("seed");
        seed.getStyleClass().add("seed");
        seed.setMinWidth(SEED_MIN);
        appName.setMinWidth(USE_PREF_SIZE);
        setup.draftProperty().addListener((o, before, now) -> seed.show(Long.toString(now.seed())));
        seed.show(Long.toString(setup.draft().seed()));
        HBox name = new HBox(new CommandMenu(commands.groups()), button(window.leftPane()), logo, appName);
        name.getStyleClass().add("brand");
        name.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(
                button(run.reset()),
                start,
                button(run.step()),
                button(commands.stage().narrate()),
                button(run.stop()),
                button(run.save()),
                button(commands.stage().compare()));
        buttons.getStyleClass().add("transport");
        buttons.setAlignment(Pos.CENTER_LEFT);
        counter.getChildren().addAll(step, steps);
        counter.getStyleClass().add("counter");
        counter.setAlignment(Pos.BASELINE_LEFT);
        counter.setMaxHeight(USE_PREF_SIZE);
        seedName.setLabelFor(seed);
        seedName.setMinWidth(USE_PREF_SIZE);
        HBox right = new HBox(
                seedName,
                seed,
                button(run.newSeed()),
                shelf,
                button(window.showPeople()),
                button(window.theme()),
                button(window.rightPane()));
        right.getStyleClass().add("right-tools");
        right.setAlignment(Pos.CENTER_RIGHT);
        CommandButton restart = new CommandButton(run.restart(), true);
        // where a run has ended, Start again applies what was changed
        Texts.show(restart, !runs.statusProperty().get().state().ended());
        runs.statusProperty().addListener((o, before, now) -> {
            if (restart.isVisible() == now.state().ended()) {
                Texts.show(restart, !now.state().ended());
                giveWay();
            }
        });
        restart.getStyleClass().addAll("small", "restart");
        restart.setMinWidth(USE_PREF_SIZE);
        changes.setMinWidth(0);
        pending.setId("pending");
        pending.getStyleClass().add("pending");
        pending.setAlignment(Pos.CENTER_LEFT);
        pending.getChildren().addAll(restart, changes);
        getChildren().addAll(name, buttons, counter, pending, Texts.spring(), right);
        // as wide as the window and never wider: what is shown follows from it
        setMinWidth(0);
        widthProperty().addListener((o, before, now) -> {
            Texts.show(logo, now.doubleValue() >= ROOMY);
            Texts.show(changes, now.doubleValue() >= ROOMY);
            giveWay();
        });
        runs.pendingProperty().addListener((o, before, now) -> pending(now));
        pending(runs.pendingProperty().get());
        transport.statusProperty().addListener((o, before, now) -> count(now));
        count(transport.statusProperty().get());
    }

    private static Node button(Command command) {
        return new CommandButton(command, false);
    }

    private static String words(int step) {
        return "step " + Words.count(step);
    }

    private void count(RunStatus status) {
        step.setText(words(status.step()));
        steps.setText("of " + Words.count(status.steps()));
    }

    /** What is to be applied needs the room more. */
    private void giveWay() {
        boolean waiting =
                pending.isVisible() && pending.getChildren().getFirst().isVisible();
        Texts.show(appName, getWidth() >= (waiting ? ROOMIEST : ROOMY));
        Texts.show(seedName, !waiting || getWidth() >= ROOMY);
        Texts.show(counter, !waiting || getWidth() >= ROOMY);
    }

    private void pending(List<String> changed) {
        Texts.show(pending, !changed.isEmpty());
        giveWay();
        String list = String.join(", ", changed);
        changes.setText("changed: " + list);
        changes.setTooltip(Texts.tooltip(
                "Changed: %s. The run keeps the old values; the next one has the new ones.".formatted(list)));
        pending.setAccessibleText("Restart to apply: " + list);
    }
}
