package org.inversight.ui.people;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.export.PeopleFolder;
import org.inversight.people.PortraitSet;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Reports;
import org.inversight.ui.session.UiFutures;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** A set of people as a folder of files: asked for, then written in the background. */
public final class PeopleExport {

    /** Smallest and largest side of an image. */
    public static final int SMALLEST = 32;

    public static final int LARGEST = 512;

    /** How far it is. */
    public enum Stage {
        CLOSED,
        ASKING,
        WORKING
    }

    /**
     * What is wanted.
     *
     * @param browsed the set
     * @param folder where its files go
     * @param count images in all
     * @param size of a side in pixels
     */
    @RecordBuilder
    public record Order(PeopleModel.Browsed browsed, String folder, int count, int size)
            implements PeopleExportOrderBuilder.With {

        /** The same from the command line. */
        public String command() {
            return "people --set %s --count %d --seed %d --size %d --out %s"
                    .formatted(
                            browsed.kind().id(),
                            count,
                            browsed.seed(),
                            size,
                            folder.isBlank() ? "DIR" : folder.contains(" ") ? "'%s'".formatted(folder) : folder);
        }
    }

    /**
     * @param doing what is going on, or what was done
     * @param fraction 0..1, or negative where it cannot be known
     * @param problem why nothing is written; null where nothing is wrong
     */
    public record State(
            Stage stage,
            String doing,
            double fraction,
            @Nullable Problem problem) {}

    private static final State CLOSED = new State(Stage.CLOSED, "", -1, null);

    private final Executor ui;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(CLOSED);
    private final ReadOnlyObjectWrapper<@Nullable Order> order = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable Reports job;

    PeopleExport(Executor ui) {
        this.ui = ui;
    }

    /** Asks what is wanted of the set that is browsed, in the size of the last time. */
    public void open(PeopleModel.Browsed browsed) {
        if (state.get().stage() != Stage.CLOSED) {
            return;
        }
        ask(browsed);
    }

    /** Another set is browsed: from now on that one is asked for, into a folder of its own. */
    void follow(PeopleModel.Browsed browsed) {
        if (state.get().stage() == Stage.ASKING) {
            ask(browsed);
        }
    }

    private void ask(PeopleModel.Browsed browsed) {
        Order last = order.get();
        order.set(new Order(browsed, "", browsed.kind().count(), last == null ? 64 : last.size()));
        state.set(new State(Stage.ASKING, "", -1, null));
    }

    /** Changes what is wanted. */
    public void change(UnaryOperator<Order> change) {
        Order now = order.get();
        if (now != null) {
            order.set(change.apply(now));
        }
    }

    /** Writes what is wanted. */
    public void start() {
        Order wanted = order.get();
        if (wanted == null || state.get().stage() != Stage.ASKING) {
            return;
        }
        if (wanted.folder().isBlank()) {
            refuse(new IllegalArgumentException("Choose a folder for the people first."));
            return;
        }
        Reports reports = new Reports(ui, now -> {
            if (state.get().stage() == Stage.WORKING) {
                state.set(new State(Stage.WORKING, now.what(), now.fraction(), null));
            }
        });
        job = reports;
        state.set(new State(Stage.WORKING, "Drawing people", -1, null));
        PortraitSet set = wanted.browsed().kind().of(wanted.browsed().seed(), wanted.count());
        UiFutures.take(
                CompletableFuture.runAsync(() -> write(wanted, set, reports), PeopleExport::run),
                ui,
                (done, failure) -> {
                    job = null;
                    reports.clear();
                    if (failure == null) {
                        state.set(new State(
                                Stage.ASKING,
                                "%s of %s are in %s."
                                        .formatted(
                                                Words.several(set.count(), "image", "images"),
                                                Words.several(set.people(), "person", "people"),
                                                wanted.folder()),
                                1,
                                null));
                    } else if (reports.cancelled()) {
                        state.set(new State(Stage.ASKING, "Cancelled.", -1, null));
                    } else {
                        refuse(failure);
                    }
                });
    }

    private static void run(Runnable work) {
        Thread.ofPlatform().name("people").daemon().start(work);
    }

    private static void write(Order wanted, PortraitSet set, Reports reports) {
        try {
            PeopleFolder.write(Path.of(wanted.folder()), set, wanted.size(), reports);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void refuse(Throwable failure) {
        state.set(new State(Stage.ASKING, "", -1, Problem.of("Nothing was exported", failure)));
    }

    /** Ends the work, or puts the question away. */
    public void cancel() {
        if (state.get().stage() == Stage.WORKING) {
            stop();
            state.set(new State(Stage.WORKING, "Stopping after this image", -1, null));
        } else {
            state.set(CLOSED);
        }
    }

    /** Asks the work to end, on any thread; nothing that is shown changes. */
    public void stop() {
        Reports now = job;
        if (now != null) {
            now.cancel();
        }
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        state.set(new State(state.get().stage(), "", -1, null));
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Order> orderProperty() {
        return order.getReadOnlyProperty();
    }
}
