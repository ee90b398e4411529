package org.inversight.ui.theme;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * Every colour that is this program's own. A colour means one thing everywhere: target, evaluator, loss term, doubt.
 * The set keeps apart for colour-blind eyes, and dashes or words always say the same.
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
 * @param sides of the sides of a comparison
 * @param rising of numbers above zero in a heat map
 * @param falling of those below
 * @param leak of what a reconstruction gives away about a person
 */
@RecordBuilder
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
        List<Color> sides,
        Color rising,
        Color falling,
        Color leak)
        implements PaletteBuilder.With {

    public static final Palette DARK = PaletteBuilder.builder()
            .dark(true)
            .pane(Color.web("#161a21"))
            .stage(Color.web("#0e1116"))
            .card(Color.web("#1d222b"))
            .line(Color.web("#2b313c"))
            .text(Color.web("#e3e8ef"))
            .muted(Color.web("#98a2b0"))
            .accent(Color.web("#58a6ff"))
            .doubt(Color.web("#ff8a80"))
            .target(Color.web("#58a6ff"))
            .evaluators(colours("#3dbb8c", "#e9a640", "#d08ad8", "#7fd3e6"))
            .terms(colours("#b493f5", "#f08bc0", "#a9b2bd", "#d9c26b"))
            .sides(colours("#e3e8ef", "#f2b134", "#5fc9f8", "#f77f8e"))
            .rising(Color.web("#ffa53d"))
            .falling(Color.web("#4da3ff"))
            .leak(Color.web("#b7d84b"))
            .build();

    public static final Palette LIGHT = PaletteBuilder.builder()
            .pane(Color.web("#ffffff"))
            .stage(Color.web("#f3f5f8"))
            .card(Color.web("#f6f8fa"))
            .line(Color.web("#d5dbe3"))
            .text(Color.web("#1d232c"))
            .muted(Color.web("#5b6573"))
            .accent(Color.web("#0b63ce"))
            .doubt(Color.web("#c4242f"))
            .target(Color.web("#0b63ce"))
            .evaluators(colours("#0f7f5b", "#a85b00", "#8a2f9a", "#0a7186"))
            .terms(colours("#7a43d6", "#b8327e", "#5b6573", "#7d6a00"))
            .sides(colours("#1d232c", "#a06a00", "#0a6fb8", "#bf2c47"))
            .rising(Color.web("#b85c00"))
            .falling(Color.web("#0b5cc0"))
            .leak(Color.web("#5f7d00"))
            .build();

    private static final List<double[]> DASHES = List.of(
            new double[] {7, 4}, new double[] {2, 3}, new double[] {9, 3, 2, 3}, new double[] {12, 5}, new double[] {
                4, 2, 1, 2
            });

    public Palette {
        evaluators = List.copyOf(evaluators);
        terms = List.copyOf(terms);
        sides = List.copyOf(sides);
    }

    /** The same with as much contrast as there is, for a projector in a bright room. */
    public Palette strong() {
        Color ground = dark ? Color.BLACK : Color.WHITE;
        Color ink = dark ? Color.WHITE : Color.BLACK;
        return with().pane(ground)
                .stage(ground)
                .card(ground)
                .text(ink)
                .muted(muted.interpolate(ink, 0.6))
                .line(line.interpolate(ink, 0.3))
                .build();
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
            case SIDE, SIDE_TARGET -> sides.get(index % sides.size());
        };
    }

    /** The dashes of a line; empty for the target's and the first side's, which are drawn through. */
    public static double[] dashes(CurveRole role, int index) {
        if (role == CurveRole.SIDE_TARGET) {
            return new double[] {1, 3};
        }
        boolean fromOne = role == CurveRole.TERM || role == CurveRole.SIDE;
        if (role == CurveRole.TARGET || (fromOne && index == 0)) {
            return new double[0];
        }
        int which = fromOne ? index - 1 : index;
        return DASHES.get(which % DASHES.size());
    }

    /** How thick a line is, in pixels. */
    public static double width(CurveRole role) {
        return role == CurveRole.SIDE_TARGET ? 1.2 : 1.8;
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
