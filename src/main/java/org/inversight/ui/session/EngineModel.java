package org.inversight.ui.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.run.EngineInfo;
import org.inversight.run.Laboratory;
import org.jspecify.annotations.Nullable;

/** The engine's start: how far it is, what it is, why it failed. */
public final class EngineModel {

    private final Laboratory laboratory;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable EngineInfo> info = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final Reports reports;
    private @Nullable String device;

    public EngineModel(Laboratory laboratory, Executor ui) {
        this.laboratory = laboratory;
        this.ui = ui;
        this.reports = new Reports(ui, report -> {
            doing.set(report.what());
            fraction.set(report.fraction());
        });
    }

    /** Starts the engine; {@link #infoProperty} says when it is there. */
    public void start(EngineSettings settings) {
        device = settings.device();
        info.set(null);
        problem.set(null);
        doing.set("Starting the engine");
        fraction.set(-1);
        UiFutures.take(laboratory.start(settings, progress()), ui, (engine, failure) -> {
            doing.set("");
            fraction.set(-1);
            if (failure != null) {
                problem.set(Problem.of("The engine did not start", failure));
            } else {
                info.set(engine);
            }
        });
    }

    /** A progress whose reports end in {@link #doingProperty}, the latest one only. */
    Progress progress() {
        return reports;
    }

    /** Says that nothing is going on any more. */
    void idle() {
        reports.clear();
        doing.set("");
        fraction.set(-1);
    }

    /** Whether the engine was started for this device, as an experiment names it. */
    public boolean startedFor(String wanted) {
        return wanted.equals(device);
    }

    public boolean ready() {
        return info.get() != null;
    }

    /** The running engine; null until it runs. */
    public ReadOnlyObjectProperty<@Nullable EngineInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is going on, in a few words; empty where nothing is. */
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** 0..1, or negative where it cannot be known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }
}
