package org.inversight.ui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.inversight.ui.people.PeopleModel;

/** Presenter mode: nothing but the stage and what is seen on it, large. */
public final class PresenterModel {

    private final PanesModel panes;
    private final PeopleModel people;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(false);

    public PresenterModel(PanesModel panes, PeopleModel people) {
        this.panes = panes;
        this.people = people;
    }

    /** Begins or ends it. */
    public void toggle() {
        boolean now = !on.get();
        if (now) {
            people.leave();
        }
        panes.hide(now);
        on.set(now);
    }

    /** Ends it, if it was begun. */
    public void leave() {
        if (on.get()) {
            toggle();
        }
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }
}
