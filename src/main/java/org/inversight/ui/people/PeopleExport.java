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
import org.inversight.engine.Progress;
import org.inversight.export.CommandWord;
import org.inversight.export.PeopleFolder;
import org.inversight.people.PortraitSet;
import org.inversight.ui.session.BackgroundJob;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** A set of people as a folder of files: asked for, then written in the background. */
public final class PeopleExport extends BackgroundJob {

    /** Smallest and largest side of an image. */
    public static final int SMALLEST = 32;

    public static final int LARGEST = 512;

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
            return "people --set %s --frame %s --count %d --seed %d --size %d --out %s"
                    .formatted(
                            browsed.kind().id(),
                            browsed.frame().id(),
                            count,
                            browsed.seed(),
                            size,
                            folder.isBlank() ? "DIR" : CommandWord.quoted(folder));
        }
    }

    private final ReadOnlyObjectWrapper<@Nullable Order> order = new ReadOnlyObjectWrapper<>();

    PeopleExport(Executor ui) {
        super(ui, "Nothing was exported", "Stopping after this image");
    }

    /** Asks what is wanted of the set that is browsed, in the size of the last time. */
    public void open(PeopleModel.Browsed browsed) {
        if (is(Stage.CLOSED)) {
            ask(browsed);
        }
    }

    /** Another set is browsed: from now on that one is asked for, into a folder of its own. */
    void follow(PeopleModel.Browsed browsed) {
        if (is(Stage.ASKING)) {
            ask(browsed);
        }
    }

    private void ask(PeopleModel.Browsed browsed) {
        Order last = order.get();
        order.set(new Order(browsed, "", browsed.kind().count(), last == null ? 64 : last.size()));
        show(Stage.ASKING, "", -1);
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
        if (wanted == null || !is(Stage.ASKING)) {
            return;
        }
        if (wanted.folder().isBlank()) {
            refuse(new IllegalArgumentException("Choose a folder for the people first."));
            return;
        }
        PeopleModel.Browsed from = wanted.browsed();
        PortraitSet set = from.kind().of(from.frame(), from.seed(), wanted.count());
        String written = "%s of %s are in %s."
                .formatted(
                        Words.several(set.count(), "image", "images"),
                        Words.several(set.people(), "person", "people"),
                        wanted.folder());
        work(
                "Drawing people",
                progress -> CompletableFuture.runAsync(() -> write(wanted, set, progress), PeopleExport::run),
                "Cancelled.",
                done -> show(Stage.ASKING, written, 1));
    }

    private static void run(Runnable work) {
        Thread.ofPlatform().name("people").daemon().start(work);
    }

    private static void write(Order wanted, PortraitSet set, Progress progress) {
        try {
            PeopleFolder.write(Path.of(wanted.folder()), set, wanted.size(), progress);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    public ReadOnlyObjectProperty<@Nullable Order> orderProperty() {
        return order.getReadOnlyProperty();
    }
}
