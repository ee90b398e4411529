package org.inversight.ui.theme;

/** What a line of a chart stands for, everywhere in the window; decides its colour and dashes. */
public enum CurveRole {
    TARGET,
    EVALUATOR,
    TERM,
    /** What an evaluator says of a side of a comparison. */
    SIDE,
    /** What the target says of it: the same colour, thin and dotted. */
    SIDE_TARGET
}
