package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.metric.Bounds;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.BoundsModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** What genuine images and chance reach beside each side; asked once a run, after its first images. */
public final class SideBounds {

    private final CompareModel model;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<List<Bounds>> bounds = new ReadOnlyObjectWrapper<>(List.of());

    /** One of each side; null where it was not asked yet. */
    private final List<@Nullable Run> asked = new ArrayList<>();

    public SideBounds(CompareModel model, Executor ui) {
        this.model = model;
        this.ui = ui;
        model.shownProperty().addListener((o, before, now) -> ask(now));
        model.statusesProperty()
                .addListener((o, before, now) -> ask(model.shownProperty().get()));
    }

    @SuppressWarnings("ReferenceEquality")
    private void ask(List<@Nullable Snapshot> shown) {
        List<Run> runs = model.running();
        if (asked.size() != runs.size()) {
            asked.clear();
            asked.addAll(Collections.nCopies(runs.size(), null));
            bounds.set(Collections.nCopies(runs.size(), Bounds.NONE));
        }
        for (int s = 0; s < Math.min(runs.size(), shown.size()); s++) {
            Run run = runs.get(s);
            if (asked.get(s) == run) {
                continue;
            }
            if (asked.get(s) != null) {
                asked.set(s, null);
                put(s, Bounds.NONE);
            }
            Snapshot snapshot = shown.get(s);
            if (snapshot != null && BoundsModel.due(run, snapshot)) {
                int side = s;
                asked.set(s, run);
                UiFutures.take(run.bounds(), ui, (found, failure) -> {
                    if (failure == null && side < asked.size() && asked.get(side) == run) {
                        put(side, found);
                    }
                });
            }
        }
    }

    private void put(int side, Bounds found) {
        List<Bounds> now = new ArrayList<>(bounds.get());
        now.set(side, found);
        bounds.set(List.copyOf(now));
    }

    /** One of each side; {@link Bounds#NONE} while nothing is known. */
    ReadOnlyObjectProperty<List<Bounds>> boundsProperty() {
        return bounds.getReadOnlyProperty();
    }

    /** {@return what is known beside a side} */
    Bounds of(int side) {
        List<Bounds> now = bounds.get();
        return side < now.size() ? now.get(side) : Bounds.NONE;
    }
}
