package org.inversight.ui.theme;

/** What a line of a chart stands for, everywhere in the window; decides its colour and dashes. */
public enum CurveRole {
    TARGET,
    EVALUATOR,
    TERM
}
