package org.inversight.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.run.RunStatus;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.Transport;

/** Plays what has the stage: the comparison while one is open, else the run. */
final class StageTransport implements Transport {

    private final RunModel runs;
    private final CompareModel comparison;
    private final ReadOnlyObjectWrapper<RunStatus> status = new ReadOnlyObjectWrapper<>();

    StageTransport(RunModel runs, CompareModel comparison) {
        this.runs = runs;
        this.comparison = comparison;
        status.bind(Bindings.createObjectBinding(
                () -> now().statusProperty().get(),
                comparison.openProperty(),
                comparison.statusProperty(),
                runs.statusProperty()));
    }

    private Transport now() {
        return comparison.openProperty().get() ? comparison : runs;
    }

    @Override
    public void startOrPause() {
        now().startOrPause();
    }

    @Override
    public void step() {
        now().step();
    }

    @Override
    public void stop() {
        now().stop();
    }

    @Override
    public void reset() {
        now().reset();
    }

    @Override
    public ReadOnlyObjectProperty<RunStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }
}
