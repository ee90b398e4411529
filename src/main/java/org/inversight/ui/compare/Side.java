package org.inversight.ui.compare;

import org.inversight.experiment.Experiment;

/**
 * One side of a comparison.
 *
 * @param title by which it is told from the others
 * @param experiment what it computes
 */
record Side(String title, Experiment experiment) {}
