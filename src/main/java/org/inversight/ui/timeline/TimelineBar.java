package org.inversight.ui.timeline;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.inversight.run.Preview;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;

/** The slider over every recorded step of a run. */
public final class TimelineBar extends Drawing {

    private static final double HEIGHT = 30;
    private static final double ROUND = 8;
    private static final double DOT = 3;
    private static final double DOT_ROOM = 7;
    private static final double PAD = 10;

    private final PlaybackModel playback;
    private final ObservableValue<RunStatus> status;
    private final ObservableValue<Integer> branch;

    /** @param branch the step from which the run goes on; 0 where it began there */
    public TimelineBar(
            PlaybackModel playback,
            ObservableValue<RunStatus> status,
            ObservableValue<Integer> branch,
            ObservableValue<Palette> palette) {
        super("timeline", palette);
        this.playback = playback;
        this.status = status;
        this.branch = branch;
        setId("timeline");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(80);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Recorded steps");
        playback.recordedProperty().addListener((o, before, now) -> draw());
        playback.shownProperty().addListener((o, before, now) -> moved());
        status.addListener((o, before, now) -> {
            if (before.steps() != now.steps()) {
                draw();
            }
        });
        branch.addListener((o, before, now) -> draw());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::drag);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
    }

    private void drag(MouseEvent event) {
        requestFocus();
        double way = event.getX() - PAD;
        double share = way / Math.max(1, getWidth() - 2 * PAD);
        // The first dot stands for step 0, however near the next steps are.
        playback.showStep(way < DOT_ROOM / 2 ? 0 : Math.min(1, share) * end());
        event.consume();
    }

    private void keys(KeyEvent event) {
        List<Snapshot> all = playback.recordedProperty().get();
        if (all.isEmpty() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, DOWN -> playback.move(-1);
            case RIGHT, UP -> playback.move(1);
            case PAGE_UP -> playback.move(10);
            case PAGE_DOWN -> playback.move(-10);
            case HOME -> playback.showStep(0);
            case END -> playback.backToLive();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private double end() {
        return Math.max(1, status.getValue().steps());
    }

    private String branchWords() {
        return branchStep() == 0 ? "" : ", branched from step " + Words.count(branchStep());
    }

    private void moved() {
        draw();
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    private int branchStep() {
        Integer step = branch.getValue();
        return step == null ? 0 : step;
    }

    /** A fork over the dots, small enough to leave them alone. */
    private static void drawBranch(GraphicsContext g, double at, Palette colours) {
        double x = Math.round(at);
        g.setStroke(colours.text());
        g.setLineWidth(1.5);
        g.strokeLine(x, 2, x, 9);
        g.strokeLine(x, 7, x + 5, 2);
        g.setFill(colours.text());
        g.fillOval(x - 2, 8, 4, 4);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Snapshot shown = playback.shownProperty().get();
        return switch (attribute) {
            case VALUE -> shown == null ? 0.0 : (double) shown.step();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> end();
            case VALUE_STRING -> shown == null ? "" : stepWords(shown) + branchWords();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> playback.move(1);
            case DECREMENT -> playback.move(-1);
            case SET_VALUE -> {
                if (parameters.length > 0 && parameters[0] instanceof Number step) {
                    playback.showStep(step.doubleValue());
                }
            }
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    private String stepWords(Snapshot shown) {
        Preview newer = playback.previewProperty().get();
        String step = "step " + Words.count(shown.step());
        return newer == null ? step : "images of step %s, figures of %s".formatted(Words.count(newer.step()), step);
    }

    private double at(double step) {
        return PAD + (getWidth() - 2 * PAD) * Math.min(1, step / end());
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette colours) {
        g.setFill(colours.card());
        g.fillRoundRect(0.5, 0.5, width - 1, height - 1, ROUND, ROUND);
        List<Snapshot> all = playback.recordedProperty().get();
        if (!all.isEmpty()) {
            Color done = colours.accent();
            g.setFill(Color.color(done.getRed(), done.getGreen(), done.getBlue(), 0.22));
            g.fillRoundRect(0.5, 0.5, at(all.getLast().step()), height - 1, ROUND, ROUND);
            g.setFill(colours.muted());
            double last = Double.NEGATIVE_INFINITY;
            for (Snapshot snapshot : all) {
                double x = at(snapshot.step());
                // Where recorded steps lie closer than their dots, one dot stands for several.
                if (x - last >= DOT_ROOM) {
                    g.fillOval(x - DOT / 2, height / 2 - DOT / 2, DOT, DOT);
                    last = x;
                }
            }
        }
        if (branchStep() > 0) {
            drawBranch(g, at(branchStep()), colours);
        }
        g.setStroke(colours.line());
        g.setLineWidth(1);
        g.strokeRoundRect(0.5, 0.5, width - 1, height - 1, ROUND, ROUND);
        Snapshot shown = playback.shownProperty().get();
        if (shown != null) {
            double x = Math.round(at(shown.step()));
            g.setFill(colours.accent());
            g.fillRoundRect(x - 2, 0, 4, height, 4, 4);
        }
    }
}
