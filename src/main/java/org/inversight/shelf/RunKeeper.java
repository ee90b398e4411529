package org.inversight.shelf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.inversight.blind.Sittings;
import org.inversight.data.Images;
import org.inversight.experiment.Experiment;
import org.inversight.export.ContactSheet;
import org.inversight.model.Json;
import org.inversight.run.Messages;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps runs on the shelf while they go on, on a thread of its own: the first step at once, and then what is new of each
 * after most of a second, so that with the writing a killed process loses the last second at most.
 */
public final class RunKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunKeeper.class);

    /** Between two looks at what is new, and between two writes of a run; writing takes the rest of the second. */
    private static final long LOOK_MILLIS = 50;

    private static final long WRITE_NANOS = 750_000_000;

    private static final int COLUMNS = 5;
    private static final int SHOWN = 2 * COLUMNS;

    private final Shelf shelf;
    private final BiConsumer<Run, Shelf.Kept> kept;
    private final Consumer<String> trouble;
    private final List<Followed> followed = new ArrayList<>();
    private final Set<String> away = new HashSet<>();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("shelf").unstarted(task));

    /** What was answered of runs that are not on the shelf yet, by run. */
    private final Map<Long, Sittings> waiting = new HashMap<>();

    /** Where runs are on the shelf, those that have ended included. */
    private final Map<Long, KeptRun> places = new HashMap<>();

    /** Why the last write failed; empty where it did not. */
    private String failure = "";

    private static final class Followed {
        private final Run run;
        private final Instant begun = Instant.now();
        private final RecordedSteps steps = new RecordedSteps();

        /** What it will be called on the shelf: a first write that fails leaves one half folder, not one each time. */
        private final String wanted = Shelf.newId(begun);

        private @Nullable String id;
        private @Nullable Experiment experiment;
        private @Nullable Figures figures;

        /** When it was last written or could not be; 0 before its first step. */
        private long written;

        private boolean failed;

        private Followed(Run run) {
            this.run = run;
        }
    }

    /**
     * Begins to keep.
     *
     * @param shelf where
     * @param kept is called with each run that goes on and what is kept of it now, on the thread that writes
     * @param trouble is called with why runs cannot be kept, and with nothing once they can; on that thread
     */
    public RunKeeper(Shelf shelf, BiConsumer<Run, Shelf.Kept> kept, Consumer<String> trouble) {
        this.shelf = shelf;
        this.kept = kept;
        this.trouble = trouble;
        writer.execute(RunKeeper::warmUp);
        var unused = writer.scheduleAtFixedRate(() -> write(false), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Keeps a run from now on, until it has ended.
     *
     * @param run whose images somebody looks at
     */
    public void follow(Run run) {
        writer.execute(() -> followed.add(new Followed(run)));
    }

    /**
     * Calls a run something, or pins it.
     *
     * @param id its id
     * @param label what is said of it
     * @throws IOException if it cannot be written
     */
    public void label(String id, Label label) throws IOException {
        shelf.label(id, label);
    }

    /**
     * Keeps what a viewer answered of a run's images, as soon as the run itself is kept; later answers are written later.
     *
     * @param run that is or was followed
     * @param sittings all of that run
     */
    public void answered(Run run, Sittings sittings) {
        writer.execute(() -> {
            waiting.put(run.id(), sittings);
            KeptRun place = places.get(run.id());
            if (place != null) {
                settle(run, place);
            }
        });
    }

    /** On the thread that writes. */
    private synchronized void settle(Run run, KeptRun place) {
        Sittings sittings = waiting.get(run.id());
        if (sittings == null || away.contains(place.id())) {
            places.put(run.id(), place);
            return;
        }
        try {
            shelf.answered(place.id(), sittings);
            waiting.remove(run.id());
            KeptRun now = shelf.read(place.id());
            places.put(run.id(), now);
            kept.accept(run, new Shelf.Kept(now, List.of()));
        } catch (IOException e) {
            LOG.warn("The answers of a blind panel were not kept: {}", e.getMessage());
        }
    }

    /**
     * Takes a run off the shelf; nothing more is kept of it.
     *
     * @param id its id
     * @throws IOException if it cannot be moved
     */
    public synchronized void remove(String id) throws IOException {
        away.add(id);
        shelf.remove(id);
    }

    /**
     * Puts a run back that was removed.
     *
     * @param id its id
     * @throws IOException if it is gone
     */
    public synchronized void restore(String id) throws IOException {
        shelf.restore(id);
        away.remove(id);
    }

    /** @param all whether what was written a moment ago is written too */
    private synchronized void write(boolean all) {
        long now = System.nanoTime();
        List<Followed> due = followed.stream()
                .filter(one -> all || one.written == 0 || now - one.written >= WRITE_NANOS)
                .toList();
        // asked before it is written: what ends meanwhile is written once more
        List<Followed> ended =
                due.stream().filter(one -> one.run.status().state().ended()).toList();
        for (Followed one : due) {
            try {
                write(one);
                one.failed = false;
            } catch (IOException | RuntimeException e) {
                one.failed = true;
                one.written = now;
                say(Messages.of(e));
            }
        }
        // what could not be written is tried again: the disk may have room later
        followed.removeIf(one -> ended.contains(one) && !one.failed);
        if (followed.stream().noneMatch(one -> one.failed)) {
            say("");
        }
    }

    private void say(String why) {
        if (!why.equals(failure)) {
            failure = why;
            trouble.accept(why);
            if (!why.isEmpty()) {
                LOG.warn("A run was not kept: {}", why);
            }
        }
    }

    private void write(Followed one) throws IOException {
        List<Snapshot> recorded = one.run.timeline().all();
        Experiment experiment = one.run.experiment();
        if (recorded.isEmpty() || one.id == null && recorded.getLast().step() <= experiment.begin()) {
            return;
        }
        Snapshot last = recorded.getLast();
        Figures figures = Figures.of(one.run, last, one.begun);
        boolean known = figures.equals(one.figures) && experiment.equals(one.experiment);
        if (known || one.id != null && away.contains(one.id)) {
            return;
        }
        one.written = System.nanoTime();
        String id = one.wanted;
        Shelf.Content content = new Shelf.Content(
                experiment, figures, one.run.losses().curves(), thumbnail(last.images()), one.steps.chosen(recorded));
        Shelf.Kept now = shelf.keep(id, content, !experiment.equals(one.experiment));
        one.id = id;
        one.experiment = experiment;
        one.figures = figures;
        kept.accept(one.run, now);
        settle(one.run, now.run());
    }

    /** The first image and the first document take a second or two, which would be lost with the first run. */
    private static void warmUp() {
        try {
            thumbnail(new Images(1, 1, 1, 1, new float[1]));
            Json.parse(Json.line(new Label("", false)), Label.class);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Images cannot be written: {}", e.getMessage());
        }
    }

    private static byte[] thumbnail(Images images) throws IOException {
        BufferedImage sheet = ContactSheet.of(images.range(0, Math.min(SHOWN, images.count())), COLUMNS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", bytes);
        return bytes.toByteArray();
    }

    /** Writes what is new, and ends; three seconds at most. */
    @Override
    public void close() {
        writer.execute(() -> write(true));
        writer.shutdown();
        try {
            if (!writer.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("The shelf took too long to write.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
