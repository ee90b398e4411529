package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.Student;
import org.inversight.loading.Probe;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.run.Laboratory;
import org.inversight.ui.session.ModelSwap;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** The students of the target: which there are, which are used, and the weight of each. */
public final class StudentsModel {

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /** Students that came in this session, by their target. */
    private final Map<String, Set<Student>> added = new HashMap<>();

    private final ReadOnlyObjectWrapper<List<Student>> known = new ReadOnlyObjectWrapper<>(List.of());

    public StudentsModel(Laboratory laboratory, SetupModel setup, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.ui = ui;
        setup.draftProperty().addListener((o, before, now) -> list());
        list();
    }

    private void list() {
        Set<Student> all = new LinkedHashSet<>(ofSample());
        all.addAll(added.getOrDefault(target(), Set.of()));
        List<String> files = setup.draft().models().students();
        for (String file : files == null ? List.<String>of() : files) {
            ModelCard card = setup.cardOf(file);
            if (card != null) {
                all.add(new Student(file, card));
            }
        }
        known.set(List.copyOf(all));
    }

    private List<Student> ofSample() {
        Sample sample = setup.sampleProperty().get();
        return sample == null || setup.own(ModelKind.CLASSIFIER) ? List.of() : sample.students();
    }

    /** Tells the students of one target from those of another. */
    String target() {
        Experiment now = setup.draft();
        return now.models().classifier() + "|" + now.sample();
    }

    /** Whether the chosen augmentation asks students. */
    public boolean used() {
        AugmentationType type = setup.catalogue().augmentation(setup.draft());
        return type != null && type.needsStudents();
    }

    /** All students of the target that are known, chosen or not. */
    public ReadOnlyObjectProperty<List<Student>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** The students in use. */
    public List<Student> chosen() {
        List<String> files = setup.draft().models().students();
        return files == null
                ? ofSample()
                : known.get().stream().filter(s -> files.contains(s.file())).toList();
    }

    /** Asks this student too, or no longer; the last one stays. */
    public void toggle(Student student) {
        List<Student> before = chosen();
        List<Student> after = known.get().stream()
                .filter(s -> before.contains(s) != s.equals(student))
                .toList();
        if (!after.isEmpty()) {
            choose(before, after);
        }
    }

    /**
     * Takes new students and, if their target is still the one that is set up, asks them beside those that are asked
     * already.
     *
     * @param target as {@link #target} told it when they were asked for
     */
    void add(String target, List<Student> students) {
        added.computeIfAbsent(target, key -> new LinkedHashSet<>()).addAll(students);
        if (!target.equals(target())) {
            return;
        }
        List<Student> before = chosen();
        list();
        if (!used()) {
            setup.catalogue().augmentations().stream()
                    .filter(AugmentationType::needsStudents)
                    .findFirst()
                    .ifPresent(type -> setup.chooseAugmentation(type.entry().id()));
        }
        choose(
                before,
                Stream.concat(before.stream(), students.stream()).distinct().toList());
    }

    /** Forgets a student; without any left the augmentation takes none. */
    void remove(String file) {
        added.getOrDefault(target(), Set.of()).removeIf(s -> s.file().equals(file));
        List<Student> before = chosen();
        List<Student> after =
                before.stream().filter(s -> !s.file().equals(file)).toList();
        if (after.isEmpty()) {
            setup.change(ModelSwap.withoutStudents(
                    setup.draft().withModels(setup.draft().models().withStudents(List.of())), setup.catalogue()));
        } else {
            choose(before, after);
        }
        list();
    }

    /** Takes students from files, once the laboratory has tried them. */
    public void open(List<Path> files) {
        problem.set(null);
        String target = target();
        for (Path file : files) {
            UiFutures.take(laboratory.probe(file, ModelKind.CLASSIFIER), ui, (probe, failure) -> {
                if (failure == null && fits(file, probe)) {
                    add(target, List.of(new Student(file.toString(), probe.card())));
                } else if (failure != null) {
                    problem.set(Problem.of(file.getFileName() + " was not added", failure));
                }
            });
        }
    }

    private boolean fits(Path file, Probe probe) {
        String wrong = !probe.questions().isEmpty()
                ? "%s has no card that states its input; write one, as docs/own-models.md shows."
                : probe.card().classes().size() != setup.classes().size()
                        ? "%s has other classes than the target; choose a student that was distilled from this "
                                + "target."
                        : "";
        if (!wrong.isEmpty()) {
            IllegalArgumentException why = new IllegalArgumentException(wrong.formatted(file.getFileName()));
            problem.set(Problem.of(file.getFileName() + " was not added", why));
        }
        return wrong.isEmpty();
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** Why a file was not added; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void choose(List<Student> before, List<Student> after) {
        Parameter.Weights parameter = parameter();
        if (parameter == null) {
            return; // an attack that only asks questions has no students
        }
        List<String> old = weights();
        List<String> weights = new ArrayList<>(List.of(old.getFirst()));
        for (Student student : after) {
            int position = before.indexOf(student);
            weights.add(position < 0 ? "1" : old.get(position + 1));
        }
        boolean sample = after.equals(ofSample());
        setup.setStudents(sample ? null : after.stream().map(Student::file).toList(), parameter, joined(weights));
    }

    /** How much the target counts. */
    public String targetWeight() {
        return weights().getFirst();
    }

    /** How much a student counts that is asked. */
    public String weight(Student student) {
        return weights().get(chosen().indexOf(student) + 1);
    }

    /**
     * Sets how much one counts.
     *
     * @param student null: the target
     * @throws IllegalArgumentException if that is no weight
     */
    public void setWeight(@Nullable Student student, String weight) {
        Parameter.Weights parameter = parameter();
        if (parameter == null) {
            return;
        }
        if (!weight.matches("[0-9.]+")) {
            throw new IllegalArgumentException(
                    "A weight is a number from 0, such as 0.5, not \"%s\".".formatted(weight));
        }
        List<String> weights = new ArrayList<>(weights());
        weights.set(student == null ? 0 : chosen().indexOf(student) + 1, weight);
        setup.setParameter(parameter, joined(weights));
    }

    /** The target's, then one each of the chosen students. */
    private List<String> weights() {
        int count = chosen().size() + 1;
        Parameter.Weights parameter = parameter();
        String text = parameter == null ? Parameter.Weights.EQUAL : setup.value(parameter) + "";
        List<String> given = List.of(text.split(","));
        return text.equals(Parameter.Weights.EQUAL) || given.size() != count ? Collections.nCopies(count, "1") : given;
    }

    private static String joined(List<String> weights) {
        return Set.copyOf(weights).size() == 1 && weights.getFirst().equals("1")
                ? Parameter.Weights.EQUAL
                : String.join(",", weights);
    }

    private Parameter.@Nullable Weights parameter() {
        return setup.parameters().stream()
                .filter(Parameter.Weights.class::isInstance)
                .map(Parameter.Weights.class::cast)
                .findFirst()
                .orElse(null);
    }
}
