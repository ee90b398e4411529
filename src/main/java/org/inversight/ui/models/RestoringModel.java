package org.inversight.ui.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.Restored;
import org.inversight.experiment.Sample;
import org.inversight.export.EmbeddedExperiment;
import org.inversight.lesson.Lesson;
import org.inversight.model.ModelCard;
import org.inversight.run.EngineInfo;
import org.inversight.run.Laboratory;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** Reads files that set an experiment up: exported ones, of which it says what could not be restored, and lessons. */
public final class RestoringModel {

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final EngineModel engine;
    private final SetModel set;
    private final Consumer<Path> opened;
    private final Executor ui;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private int attempt;

    /**
     * What a file carries, looked at on a thread of its own.
     *
     * @param restored the experiment as far as the program knows its parts
     * @param files models and images of one's own as they are now
     * @param cards of those models
     * @param changed what is not as it was, a sentence each
     */
    private record Carried(
            Restored restored, List<SetFile> files, Map<String, ModelCard> cards, List<String> changed) {}

    /**
     * @param set asks for files that are missing
     * @param opened is called with every file whose experiment was set up
     */
    public RestoringModel(
            Laboratory laboratory,
            SetupModel setup,
            EngineModel engine,
            SetModel set,
            Consumer<Path> opened,
            Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.engine = engine;
        this.set = set;
        this.opened = opened;
        this.ui = ui;
    }

    /** Whether what was dropped may be an exported file. */
    public static boolean takes(List<Path> dropped) {
        return dropped.size() == 1
                && EmbeddedExperiment.possible(dropped.getFirst())
                && !Files.isDirectory(dropped.getFirst());
    }

    /**
     * Sets up what a file carries.
     *
     * @param otherwise is called for a JSON file without an experiment, which may be a model's card
     */
    public void open(Path file, Runnable otherwise) {
        problem.set(null);
        said.set("");
        int mine = ++attempt;
        UiFutures.look(() -> carried(file), ui, (found, failure) -> {
            if (mine != attempt) {
                return; // another file was opened meanwhile
            }
            if (failure != null) {
                boolean card = file.toString().endsWith(".json")
                        && Files.isRegularFile(file)
                        && !EmbeddedExperiment.isDocument(file);
                if (card) {
                    otherwise.run();
                } else {
                    problem.set(Problem.of(file.getFileName() + " was not opened", failure));
                }
            } else {
                take(file, found);
            }
        });
    }

    /**
     * Reads the lesson of a file.
     *
     * @param begin takes it
     */
    public void lesson(Path file, Consumer<Lesson> begin) {
        problem.set(null);
        said.set("");
        UiFutures.look(() -> lesson(file), ui, (found, failure) -> {
            if (failure != null) {
                problem.set(Problem.of(file.getFileName() + " was not opened", failure));
            } else {
                opened.accept(file);
                begin.accept(found);
            }
        });
    }

    private Lesson lesson(Path file) {
        try {
            return Lesson.read(file, laboratory.catalogue(), setup.samples());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private Carried carried(Path file) {
        try {
            ExperimentFile saved = EmbeddedExperiment.read(file);
            Restored restored = Restored.of(
                    saved.experiment(),
                    laboratory.catalogue(),
                    setup.samples().stream().map(Sample::name).toList());
            Map<String, ModelCard> cards = cards(restored.experiment());
            return new Carried(
                    restored,
                    KeptModel.found(restored.experiment(), cards, "from " + file.getFileName()),
                    cards,
                    saved.differences(ofNow(restored.experiment())));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** On the sample as it is here. */
    private Experiment ofNow(Experiment experiment) {
        return setup.samples().stream()
                .filter(sample -> sample.name().equals(experiment.sample()))
                .findFirst()
                .map(sample -> experiment.withEdition(sample.edition()))
                .orElse(experiment);
    }

    /** Cards of the models that are there; one that cannot be loaded has none. */
    private Map<String, ModelCard> cards(Experiment experiment) {
        Map<String, ModelCard> cards = new LinkedHashMap<>();
        for (Role role : Role.ofModels()) {
            for (String file : KeptModel.files(experiment, role)) {
                if (Files.exists(Path.of(file))) {
                    try {
                        cards.put(
                                file,
                                laboratory
                                        .probe(Path.of(file), Objects.requireNonNull(role.kind()))
                                        .join()
                                        .card());
                    } catch (CompletionException e) {
                        // the review says that it has to be chosen again
                        cards.remove(file);
                    }
                }
            }
        }
        return cards;
    }

    private void take(Path file, Carried found) {
        List<String> lost = new ArrayList<>(found.restored().lost());
        Experiment experiment = onThisDevice(found.restored().experiment(), lost);
        String name = String.valueOf(file.getFileName());
        if (found.files().stream().allMatch(SetFile::usable)) {
            setup.take(experiment, found.cards());
            said.set("Restored from " + name);
        } else {
            // which says of each file what is wrong with it
            set.review(name, found.files(), experiment, taken -> said.set("Restored from " + name));
        }
        List<String> sentences = new ArrayList<>();
        if (!lost.isEmpty()) {
            sentences.add("Not restored: %s.".formatted(String.join(", ", lost)));
        }
        sentences.addAll(found.changed());
        if (!sentences.isEmpty()) {
            String sentence = String.join(" ", sentences);
            problem.set(new Problem(name + " was not fully restored", sentence, sentence));
        }
        opened.accept(file);
    }

    /** A device that is not here is left as it is set up. */
    private Experiment onThisDevice(Experiment experiment, List<String> lost) {
        EngineInfo info = engine.infoProperty().get();
        String device = experiment.device();
        boolean here = device.equals("auto")
                || info == null
                || info.devices().stream().anyMatch(d -> d.id().equals(device) && d.available());
        if (here) {
            return experiment;
        }
        lost.add("the device %s (not on this machine)".formatted(device));
        return experiment.withDevice(setup.draft().device());
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** What was done, a few words; empty where nothing was. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** What was not restored, or why nothing was; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
