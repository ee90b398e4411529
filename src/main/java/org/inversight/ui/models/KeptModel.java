package org.inversight.ui.models;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Glimpse;
import org.inversight.data.Images;
import org.inversight.experiment.Experiment;
import org.inversight.export.ContactSheet;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.Probe;
import org.inversight.model.ModelCard;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.ModelSwap;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** Sets of one's own, kept under a name beside the samples. */
public final class KeptModel {

    /** Images of an entry, in a row; as much as a strip has room for. */
    private static final int SHOWN = 10;

    private static final int COLUMNS = 5;

    private final SetsFolder folder;
    private final SetupModel setup;
    private final SetModel set;
    private final PlaybackModel playback;
    private final OpeningModel opening;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<List<KeptSet>> sets;
    private final ReadOnlyObjectWrapper<@Nullable KeptSet> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private int attempt;

    public KeptModel(
            SetsFolder folder,
            SetupModel setup,
            SetModel set,
            PlaybackModel playback,
            OpeningModel opening,
            Executor ui) {
        this.folder = folder;
        this.setup = setup;
        this.set = set;
        this.playback = playback;
        this.opening = opening;
        this.ui = ui;
        this.sets = new ReadOnlyObjectWrapper<>(folder.first());
        setup.draftProperty().addListener((o, before, now) -> choose());
        sets.addListener((o, before, now) -> choose());
    }

    /** The set with the very files that are set up, whatever else was changed since. */
    private void choose() {
        Experiment now = setup.draft();
        chosen.set(sets.get().stream()
                .filter(s -> alike(s.experiment(), now))
                .findFirst()
                .orElse(null));
    }

    private static boolean alike(Experiment one, Experiment other) {
        return one.models().equals(other.models())
                && one.data().equals(other.data())
                && String.valueOf(one.sample()).equals(String.valueOf(other.sample()));
    }

    /** All kept sets, by title. */
    public ReadOnlyObjectProperty<List<KeptSet>> setsProperty() {
        return sets.getReadOnlyProperty();
    }

    /** The set that is set up; null where it is none of them. */
    public ReadOnlyObjectProperty<@Nullable KeptSet> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether there is something to keep that is not kept yet. */
    public boolean fresh() {
        return setup.own() && chosen.get() == null;
    }

    /** Where the image of a set is, which need not exist. */
    public Path preview(KeptSet of) {
        return folder.preview(of);
    }

    /**
     * Keeps what is set up.
     *
     * @param title as shown
     * @param copied whether its files are copied too
     */
    public void keep(String title, boolean copied) {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (String file : modelFiles(setup.draft())) {
            ModelCard card = setup.cardOf(file);
            if (card != null) {
                cards.put(file, card);
            }
        }
        String name = title.isBlank() ? "My models" : title.strip();
        store(new KeptSet(folder.newId(name), name, setup.draft(), cards), preview(), copied);
    }

    private void store(KeptSet wanted, @Nullable BufferedImage preview, boolean copied) {
        problem.set(null);
        UiFutures.take(folder.keep(wanted, preview, copied), ui, (kept, failure) -> {
            if (failure != null) {
                problem.set(Problem.of("The set was not kept", failure));
                return;
            }
            // whoever has set something else up meanwhile keeps that
            if (copied && alike(wanted.experiment(), setup.draft())) {
                kept.cards().forEach(setup::know);
                setup.change(setup.draft()
                        .withModels(kept.experiment().models())
                        .withData(kept.experiment().data()));
            }
            replace(wanted, kept);
        });
    }

    /** Puts a set in its place in the list. */
    private void replace(KeptSet before, @Nullable KeptSet after) {
        List<KeptSet> all = new ArrayList<>(sets.get());
        all.removeIf(s -> s.id().equals(before.id()));
        if (after != null) {
            all.add(after);
        }
        all.sort(Comparator.comparing(s -> s.title().toLowerCase(Locale.ROOT)));
        sets.set(List.copyOf(all));
    }

    /** Reconstructions where there are some, else what the generator makes. */
    private @Nullable BufferedImage preview() {
        Snapshot shown = playback.shownProperty().get();
        LoadSummary loaded = opening.summaryProperty().get();
        Images images = shown != null ? shown.images() : loaded == null ? null : loaded.images();
        return images == null ? null : ContactSheet.of(images.range(0, Math.min(SHOWN, images.count())), COLUMNS);
    }

    /** Calls a set something else. */
    public void rename(KeptSet before, String title) {
        if (!title.isBlank() && !title.strip().equals(before.title())) {
            store(before.withTitle(title.strip()), null, false);
        }
    }

    /** Whether removing a set deletes files, which were copied when it was kept. */
    public boolean copied(KeptSet set) {
        return folder.copied(set);
    }

    /** Forgets a set, and what was copied for it; other files stay where they are. */
    public void remove(KeptSet old) {
        problem.set(null);
        boolean gone = copied(old) && alike(old.experiment(), setup.draft());
        UiFutures.take(folder.remove(old), ui, (done, failure) -> {
            replace(old, null);
            if (failure != null) {
                problem.set(Problem.of("The set was not fully removed", failure));
            } else if (gone) {
                String sentence =
                        "Its copied files went with it, and they are still set up; choose a sample or other files before the next start.";
                problem.set(new Problem("The set was removed", sentence, sentence));
            }
        });
    }

    /** Sets a kept set up; where files of it are missing, that is said first. */
    public void open(KeptSet wanted) {
        problem.set(null);
        int mine = ++attempt;
        UiFutures.look(() -> found(wanted.experiment(), wanted.cards(), "from the kept set"), ui, (files, failure) -> {
            if (mine != attempt) {
                return; // another one was chosen meanwhile
            }
            Experiment now = setup.draft();
            Experiment kept = wanted.experiment()
                    .withSeed(now.seed())
                    .withDevice(now.device())
                    .withThreads(now.threads());
            if (files.stream().allMatch(SetFile::usable)) {
                setup.take(kept, wanted.cards());
            } else {
                set.review(wanted.title(), files, kept, taken -> update(wanted, taken));
            }
        });
    }

    private void update(KeptSet before, Experiment taken) {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (String file : modelFiles(taken)) {
            ModelCard card = setup.cardOf(file);
            if (card != null) {
                cards.put(file, card);
            }
        }
        store(before.withExperiment(taken).withCards(cards), null, false);
    }

    /**
     * The files of an experiment as they are now.
     *
     * @param cards of its models, by file
     * @param reason why they are used so
     */
    static List<SetFile> found(Experiment experiment, Map<String, ModelCard> cards, String reason) {
        List<SetFile> all = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String file : files(experiment, role)) {
                Path path = Path.of(file);
                ModelCard card = cards.get(file);
                boolean drawn = role == Role.AUXILIARY && file.equals("glyphs");
                SetFile found = !drawn && !Files.exists(path)
                        ? SetFile.refused(path, "It is missing; choose its new place.")
                        : role.images()
                                ? SetFile.images(path, Glimpse.of(path))
                                : card == null
                                        ? SetFile.refused(path, "Its card is lost; choose it again.")
                                        : SetFile.model(path, new Probe(card, List.of(), List.of()));
                if (!drawn) {
                    all.add(found.as(role, reason));
                }
            }
        }
        return all;
    }

    /** The files of an experiment in a role. */
    static List<String> files(Experiment experiment, Role role) {
        List<String> several = switch (role) {
            case EVALUATOR -> experiment.models().evaluators();
            case STUDENT -> experiment.models().students();
            default -> null;
        };
        if (role.several()) {
            return several == null ? List.of() : several;
        }
        return Stream.ofNullable(ModelSwap.file(experiment, role)).toList();
    }

    private static List<String> modelFiles(Experiment experiment) {
        return Role.ofModels().stream()
                .flatMap(r -> files(experiment, r).stream())
                .toList();
    }

    /** Why a set was not kept or removed; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }
}
