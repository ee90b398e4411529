package org.inversight.ui.shell;

import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.compare.ComparePane;
import org.inversight.ui.control.SidePane;

/**
 * What takes the place of stage and inspector while a comparison is open.
 *
 * @param pane in place of the stage
 * @param inspector in place of the inspector
 */
record ComparePage(CompareModel model, ComparePane pane, SidePane inspector) {}
