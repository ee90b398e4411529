package org.inversight.ui.shell;

import javafx.beans.value.ObservableValue;

/** What a speaker pages through with a remote control's keys. */
interface Slides {

    /** Goes so many forward, or back. */
    void move(int by);

    /** Why there is nothing to page through, one sentence; empty where there is. */
    ObservableValue<String> obstacle();
}
