package org.inversight.ui.inspect;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.inversight.metric.Figure;
import org.inversight.ui.control.BoundTicks;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** One share as a bar, with ticks where genuine images and chance are. */
final class FigureRow extends HBox {

    private static final double NAME = 142;
    private static final double VALUE = 46;
    private static final double BAR = 5;
    private static final double HEIGHT = 16;

    private final Track track;
    private final Label value = Texts.label("", "value", "figure-value");
    private final Tooltip tooltip = Texts.tooltip("");

    /** @param evaluator whose figure it is, as a position; -1 for others */
    FigureRow(Figure figure, int evaluator, ObservableValue<Palette> palette) {
        super(8);
        setId("figure-" + figure.name().replaceAll("[^A-Za-z0-9]+", "-"));
        setAccessibleRole(AccessibleRole.TEXT);
        setAlignment(Pos.CENTER_LEFT);
        Label name = Texts.label(figure.title(), "value", "caption");
        name.setMinWidth(NAME);
        name.setMaxWidth(NAME);
        track = new Track(evaluator, palette);
        track.setMinSize(0, HEIGHT);
        track.setPrefSize(0, HEIGHT);
        setHgrow(track, Priority.ALWAYS);
        value.setMinWidth(VALUE);
        value.setMaxWidth(VALUE);
        value.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(name, track, value);
        Tooltip.install(this, tooltip);
    }

    void show(Figure figure) {
        track.show(figure);
        value.setText(Words.percent(figure.value()));
        String words = words(figure);
        tooltip.setText(words);
        setAccessibleText(words);
    }

    /** For example {@code rank-1: 90 %. Genuine images reach 95 %, chance 2 %.} */
    static String words(Figure figure) {
        String said = "%s: %s.".formatted(figure.title(), Words.percent(figure.value()));
        if (figure.lower()) {
            said += " Less is better.";
        }
        String beside = Words.beside(figure.ceiling(), figure.floor());
        return beside.isEmpty() ? said : said + " " + beside;
    }

    private static final class Track extends Drawing {

        private final int evaluator;
        private @Nullable Figure figure;

        Track(int evaluator, ObservableValue<Palette> palette) {
            super("figure-bar", palette);
            this.evaluator = evaluator;
        }

        /** That of who says it, as everywhere. */
        private Color colour(Figure now, Palette colours) {
            if (evaluator >= 0) {
                return colours.of(CurveRole.EVALUATOR, evaluator);
            }
            if (now.name().equals("target")) {
                return colours.target();
            }
            return now.lower()
                    ? colours.doubt()
                    : now.name().startsWith("attribute:") ? colours.leak() : colours.muted();
        }

        void show(Figure now) {
            if (!now.equals(figure)) {
                figure = now;
                draw();
            }
        }

        @Override
        protected void draw(GraphicsContext g, double width, double height, Palette colours) {
            Figure now = figure;
            if (now == null) {
                return;
            }
            double middle = Math.round(height / 2);
            g.setFill(colours.line());
            g.fillRoundRect(0, middle - BAR / 2, width, BAR, BAR, BAR);
            g.setFill(colour(now, colours));
            double length = width * Math.clamp(now.value(), 0, 1);
            if (length > 0.5) {
                g.fillRoundRect(0, middle - BAR / 2, Math.max(BAR, length), BAR, BAR, BAR);
            }
            BoundTicks.draw(g, 0, width, middle, BAR, known(now.ceiling()), known(now.floor()), colours);
        }

        private static double known(@Nullable Double bound) {
            return bound == null ? Double.NaN : bound;
        }
    }
}
