package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Glimpse;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;
import org.inversight.experiment.Student;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.PrivateAccuracy;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.ui.session.ModelSwap;
import org.inversight.ui.session.OpeningModel;
import org.inversight.ui.session.Part;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** Which file is used as what: everything that an attack on one's own models needs. */
public final class PartsModel {

    private final SetupModel setup;
    private final StudentsModel students;
    private final OpeningModel opening;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<Map<Role, List<Part>>> parts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Map<String, Glimpse>> glimpses = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public PartsModel(SetupModel setup, StudentsModel students, OpeningModel opening, Executor ui) {
        this.setup = setup;
        this.students = students;
        this.opening = opening;
        this.ui = ui;
        setup.draftProperty().addListener((o, before, now) -> list());
        students.knownProperty().addListener((o, before, now) -> list());
        opening.summaryProperty().addListener((o, before, now) -> list());
        list();
    }

    private void list() {
        Map<Role, List<Part>> all = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            all.put(role, List.copyOf(partsOf(role)));
        }
        if (!all.equals(parts.get())) {
            parts.set(all);
        }
        Role.ofImages().stream()
                .flatMap(role -> all.getOrDefault(role, List.of()).stream())
                .map(Part::file)
                .filter(Objects::nonNull)
                .forEach(file -> look(Objects.requireNonNull(file)));
    }

    private List<Part> partsOf(Role role) {
        Experiment now = setup.draft();
        return switch (role) {
            case EVALUATOR -> evaluators();
            case STUDENT ->
                students.chosen().stream()
                        .map(s -> Part.model(role, s.file(), s.card()))
                        .toList();
            case CLASSIFIER, GENERATOR, CRITIC, VERIFIER, PRIVATE, PUBLIC, AUXILIARY -> {
                String file = ModelSwap.file(now, role);
                if (file != null) {
                    yield List.of(role.images() ? Part.images(role, file) : Part.model(role, file, setup.cardOf(file)));
                }
                Part ofSample = ofSample(role);
                yield ofSample == null ? List.of() : List.of(ofSample);
            }
        };
    }

    private List<Part> evaluators() {
        List<String> files = setup.draft().models().evaluators();
        Sample sample = setup.sampleProperty().get();
        if (files == null) {
            return sample == null || setup.own(ModelKind.CLASSIFIER)
                    ? List.of()
                    : sample.evaluators().stream()
                            .map(card -> Part.ofSample(Role.EVALUATOR, card.name(), card))
                            .toList();
        }
        return files.stream()
                .map(file -> Part.model(Role.EVALUATOR, file, setup.cardOf(file)))
                .toList();
    }

    /** What the sample brings; null where it brings nothing, or for another target only. */
    private @Nullable Part ofSample(Role role) {
        Sample sample = setup.sampleProperty().get();
        if (sample == null) {
            return null;
        }
        boolean ownTarget = setup.own(ModelKind.CLASSIFIER);
        LoadSummary loaded = opening.summaryProperty().get();
        ModelCard card = switch (role) {
            case CLASSIFIER, GENERATOR -> setup.card(Objects.requireNonNull(role.kind()));
            case VERIFIER -> ownTarget ? null : sample.verifier();
            case CRITIC -> loaded == null ? null : loaded.critic();
            default -> null;
        };
        if (card != null) {
            return Part.ofSample(role, card.name(), card);
        }
        boolean images = switch (role) {
            case PRIVATE -> !ownTarget && loaded != null && loaded.album() != null;
            case AUXILIARY -> sample.auxiliary();
            default -> false;
        };
        return images ? Part.ofSample(role, "of the sample " + sample.title(), null) : null;
    }

    /** All parts by role; a role without any has an empty list. */
    public ReadOnlyObjectProperty<Map<Role, List<Part>>> partsProperty() {
        return parts.getReadOnlyProperty();
    }

    /** The parts in a role. */
    public List<Part> of(Role role) {
        return parts.get().getOrDefault(role, List.of());
    }

    /**
     * Accuracy of a classifier on the labelled private images, e.g. "accuracy 97 % on 300 private images"; empty where
     * that was not measured.
     */
    public String knows(Part part) {
        PrivateAccuracy known = measured(part);
        if (known == null) {
            return "";
        }
        return known.images() == 0
                ? "has none of these classes"
                : "accuracy %s on %s"
                        .formatted(
                                Words.percent(known.accuracy()),
                                Words.several(known.images(), "private image", "private images"));
    }

    /** The share of them alone, e.g. "97 %"; empty where that was not measured. */
    public String share(Part part) {
        PrivateAccuracy known = measured(part);
        return known == null ? "" : Words.percent(known.accuracy());
    }

    /** Whether it knows too few of them for its figures to be believed. */
    public boolean knowsFew(Part part) {
        PrivateAccuracy known = measured(part);
        return known != null && known.images() > 0 && known.knowsFew();
    }

    private @Nullable PrivateAccuracy measured(Part part) {
        LoadSummary loaded = opening.summaryProperty().get();
        MeasuredOnPrivate measured = loaded == null ? null : loaded.measured();
        if (measured == null) {
            return null;
        }
        if (part.role() == Role.CLASSIFIER) {
            return measured.target();
        }
        int position = part.role() == Role.EVALUATOR ? of(Role.EVALUATOR).indexOf(part) : -1;
        return position < 0 || position >= measured.evaluators().size()
                ? null
                : measured.evaluators().get(position);
    }

    /** A look at the images of one's own, by file; those that were not looked at yet are missing. */
    public ReadOnlyObjectProperty<Map<String, Glimpse>> glimpsesProperty() {
        return glimpses.getReadOnlyProperty();
    }

    /** Takes a model into the experiment. */
    public void take(Role role, Path file, ModelCard card) {
        if (!role.images() && !role.takes(card.kind())) {
            throw new IllegalArgumentException("%s is a %s and cannot be used as the %s; choose another file."
                    .formatted(file.getFileName(), card.kind(), role.one()));
        }
        String path = file.toString();
        switch (role) {
            case CLASSIFIER, GENERATOR, CRITIC -> setup.useModel(Objects.requireNonNull(role.kind()), file, card);
            case EVALUATOR -> {
                setup.know(path, card);
                List<String> all = new ArrayList<>(evaluatorFiles());
                if (!all.contains(path)) {
                    all.add(path);
                }
                setup.change(ModelSwap.withEvaluators(setup.draft(), all));
            }
            case STUDENT -> {
                if (card.classes().size() != setup.classes().size()) {
                    throw new IllegalArgumentException(
                            "%s has %d classes and the target %d; choose a student that was distilled from this target."
                                    .formatted(
                                            file.getFileName(),
                                            card.classes().size(),
                                            setup.classes().size()));
                }
                students.add(students.target(), List.of(new Student(path, card)));
            }
            case VERIFIER -> {
                setup.know(path, card);
                setup.change(ModelSwap.with(setup.draft(), role, path));
            }
            case PRIVATE, PUBLIC, AUXILIARY ->
                throw new IllegalArgumentException(
                        "%s is a model, and %s are images.".formatted(file.getFileName(), role.title()));
        }
    }

    private List<String> evaluatorFiles() {
        List<String> own = setup.draft().models().evaluators();
        Sample sample = setup.sampleProperty().get();
        if (own != null) {
            return own;
        }
        return sample == null || setup.own(ModelKind.CLASSIFIER) ? List.of() : sample.evaluatorFiles();
    }

    /** Takes images into the experiment, once a look at them has found some. */
    public void takeImages(Role role, Path file) {
        problem.set(null);
        UiFutures.look(() -> Glimpse.of(file), ui, (glimpse, failure) -> {
            Throwable wrong =
                    failure != null ? failure : glimpse.found() ? null : new IllegalArgumentException(glimpse.about());
            if (wrong == null) {
                show(file.toString(), glimpse);
                setup.change(ModelSwap.with(setup.draft(), role, file.toString()));
            } else {
                problem.set(Problem.of(file.getFileName() + " was not taken", wrong));
            }
        });
    }

    private void look(String file) {
        if (glimpses.get().containsKey(file)) {
            return;
        }
        show(file, Glimpse.NOT_YET);
        UiFutures.look(() -> Glimpse.of(Path.of(file)), ui, (glimpse, failure) -> {
            if (failure == null) {
                show(file, glimpse);
            }
        });
    }

    private void show(String file, Glimpse glimpse) {
        Map<String, Glimpse> all = new LinkedHashMap<>(glimpses.get());
        all.put(file, glimpse);
        glimpses.set(all);
    }

    /** Takes a part away; what the sample has in its place comes back. */
    public void remove(Part part) {
        Experiment now = setup.draft();
        switch (part.role()) {
            case CLASSIFIER -> setup.change(ModelSwap.withoutTarget(now, setup.firstTargets()));
            case EVALUATOR -> {
                List<Part> left =
                        of(Role.EVALUATOR).stream().filter(p -> !p.equals(part)).toList();
                setup.change(ModelSwap.withEvaluators(now, files(left)));
            }
            case STUDENT -> students.remove(Objects.requireNonNull(part.file()));
            default -> setup.change(ModelSwap.with(now, part.role(), null));
        }
    }

    /** Files of evaluators that stay; the sample's are named by where they lie. */
    private @Nullable List<String> files(List<Part> left) {
        Sample sample = setup.sampleProperty().get();
        List<String> files = left.stream()
                .flatMap(p -> p.own() || sample == null
                        ? Stream.ofNullable(p.file())
                        : Stream.of(
                                sample.evaluatorFiles().get(sample.evaluators().indexOf(p.card()))))
                .toList();
        boolean all = sample != null && !setup.own(ModelKind.CLASSIFIER) && files.equals(sample.evaluatorFiles());
        return all ? null : files;
    }

    /** Goes back to everything that the sample brings. */
    public void backToSample() {
        boolean target = setup.own(ModelKind.CLASSIFIER);
        Experiment next = setup.draft().withModels(ModelFiles.NONE).withData(DataFiles.NONE);
        setup.change(target ? next.withTargets(setup.firstTargets()) : next);
    }

    /** Why images were not taken; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }
}
