/** What several rooms of the window share: what is set up, the engine, the run, its playback and its selection. */
@NullMarked
package org.inversight.ui.session;

import org.jspecify.annotations.NullMarked;
