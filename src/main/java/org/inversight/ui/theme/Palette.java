package org.inversight.ui.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * Every colour that is this program's own. A colour means one thing everywhere: target, evaluator,
 * loss term, doubt. The set keeps apart for colour-blind eyes, and dashes or words always say the
 * same.
 *
 * @param dark whether it goes on a dark ground
 * @param pane ground of the side panes and bars
 * @param stage ground of the stage
 * @param card ground of a card in a pane
 * @param line of borders and grids
 * @param text of labels on a canvas
 * @param muted of axes and secondary labels
 * @param accent of selection and the main button
 * @param doubt of what an evaluator with a reject class refuses
 * @param target of the attacked classifier
 * @param evaluators of the independent evaluators
 * @param terms of the loss terms
 * @param leak of what a reconstruction gives away about a person
 */
public record Palette(
        boolean dark,
        Color pane,
        Color stage,
        Color card,
        Color line,
        Color text,
        Color muted,
        Color accent,
        Color doubt,
        Color target,
        List<Color> evaluators,
        List<Color> terms,
        Color leak) {

    public static final Palette DARK = new Palette(
            true,
            Color.web("#161a21"),
            Color.web("#0e1116"),
            Color.web("#1d222b"),
            Color.web("#2b313c"),
            Color.web("#e3e8ef"),
            Color.web("#98a2b0"),
            Color.web("#58a6ff"),
            Color.web("#ff8a80"),
            Color.web("#58a6ff"),
            colours("#3dbb8c", "#e9a640", "#d08ad8", "#7fd3e6"),
            colours("#b493f5", "#f08bc0", "#a9b2bd", "#d9c26b"),
            Color.web("#b7d84b"));

    public static final Palette LIGHT = new Palette(
            false,
            Color.web("#ffffff"),
            Color.web("#f3f5f8"),
            Color.web("#f6f8fa"),
            Color.web("#d5dbe3"),
            Color.web("#1d232c"),
            Color.web("#5b6573"),
            Color.web("#0b63ce"),
            Color.web("#c4242f"),
            Color.web("#0b63ce"),
            colours("#0f7f5b", "#a85b00", "#8a2f9a", "#0a7186"),
            colours("#7a43d6", "#b8327e", "#5b6573", "#7d6a00"),
            Color.web("#5f7d00"));

    private static final List<double[]> DASHES =
            List.of(new double[] {7, 4}, new double[] {2, 3}, new double[] {9, 3, 2, 3}, new double[] {12, 5});

    public Palette {
        evaluators = List.copyOf(evaluators);
        terms = List.copyOf(terms);
    }

    private static List<Color> colours(String... webs) {
        return List.of(webs).stream().map(Color::web).toList();
    }

    /** The colour of a line or a bar. */
    public Color of(CurveRole role, int index) {
        return switch (role) {
            case TARGET -> target;
            case EVALUATOR -> evaluators.get(index % evaluators.size());
            case TERM -> terms.get(index % terms.size());
        };
    }

    /** The dashes of a line; empty for the target's, which is drawn through. */
    public static double[] dashes(CurveRole role, int index) {
        if (role == CurveRole.TARGET || (role == CurveRole.TERM && index == 0)) {
            return new double[0];
        }
        int which = role == CurveRole.TERM ? index - 1 : index;
        return DASHES.get(which % DASHES.size());
    }

    /** The tokens of the style sheet. */
    String css() {
        return "-inv-pane: %s; -inv-stage: %s; -inv-card: %s; -inv-line: %s; -inv-text: %s; -inv-muted: %s; -inv-accent: %s; -inv-doubt: %s; -inv-target: %s; -inv-evaluator-0: %s; -inv-evaluator-1: %s; -inv-evaluator-2: %s; -inv-evaluator-3: %s; -inv-leak: %s;"
                .formatted(
                        web(pane),
                        web(stage),
                        web(card),
                        web(line),
                        web(text),
                        web(muted),
                        web(accent),
                        web(doubt),
                        web(target),
                        web(evaluators.get(0)),
                        web(evaluators.get(1)),
                        web(evaluators.get(2)),
                        web(evaluators.get(3)),
                        web(leak));
    }

    private static String web(Color colour) {
        return "#" + colour.toString().substring(2, 8);
    }
}
