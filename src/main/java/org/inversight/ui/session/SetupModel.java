package org.inversight.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Preset;
import org.inversight.experiment.Requirements;
import org.inversight.experiment.Sample;
import org.inversight.model.Attribute;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.jspecify.annotations.Nullable;

/** The experiment that is set up on the left, as one value, and every way to change it. */
public final class SetupModel {

    private final Catalogue catalogue;
    private final List<Sample> samples;
    private final RandomGenerator dice;

    /** Cards of the files that were taken, by file. */
    private final Map<String, ModelCard> cards = new HashMap<>();

    private final ReadOnlyObjectWrapper<@Nullable Sample> sample = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Experiment> draft;

    /** @param dice makes new seeds */
    public SetupModel(Catalogue catalogue, List<Sample> samples, RandomGenerator dice) {
        this.catalogue = catalogue;
        this.samples = List.copyOf(samples);
        this.dice = dice;
        Sample first = samples.isEmpty() ? null : samples.getFirst();
        sample.set(first);
        this.draft = new ReadOnlyObjectWrapper<>(
                first == null ? Defaults.of(catalogue, null) : Defaults.firstPage(first, null));
        draft.addListener((o, before, now) -> {
            Experiment.Branch branch = now.branch();
            if (branch != null && !branch.fits(now)) {
                draft.set(now.withBranch(null)); // whoever chooses another attack, model or class begins anew
            }
        });
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public List<Sample> samples() {
        return samples;
    }

    /** The chosen sample, or null where there is none. */
    public ReadOnlyObjectProperty<@Nullable Sample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** The experiment as it is set up. */
    public ReadOnlyObjectProperty<Experiment> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public Experiment draft() {
        return draft.get();
    }

    /** The card of the model in use: a file's, or the sample's. */
    public @Nullable ModelCard card(ModelKind kind) {
        String file = ModelSwap.file(draft.get(), Role.of(kind));
        if (file != null) {
            return cards.get(file);
        }
        Sample chosen = sample.get();
        if (chosen == null) {
            return null;
        }
        if (kind == ModelKind.CLASSIFIER) {
            return chosen.classifier();
        }
        return kind == ModelKind.GENERATOR ? chosen.generators().get(draft.get().attack()) : null;
    }

    /** The card of a file in use, one's own or the sample's; null where it is not known. */
    public @Nullable ModelCard cardOf(String file) {
        Sample chosen = sample.get();
        int position = chosen == null ? -1 : chosen.evaluatorFiles().indexOf(file);
        return position < 0 || chosen == null
                ? cards.get(file)
                : chosen.evaluators().get(position);
    }

    /** The model that decides how large images are: the generator, or the target without one. */
    public @Nullable ModelCard drawn() {
        ModelCard generator = card(ModelKind.GENERATOR);
        boolean used = catalogue.attack(draft.get().attack()).needs().generator();
        return used && generator != null ? generator : card(ModelKind.CLASSIFIER);
    }

    /** Whether this model comes from a file that the person chose. */
    public boolean own(ModelKind kind) {
        return ModelSwap.file(draft.get(), Role.of(kind)) != null;
    }

    /** Names of the target's classes. */
    public List<String> classes() {
        ModelCard target = card(ModelKind.CLASSIFIER);
        return target == null ? List.of() : target.classes();
    }

    /** The name of a class, or its number where it has none. */
    public String className(int index) {
        List<String> names = classes();
        return index < names.size() ? names.get(index) : Integer.toString(index);
    }

    /** Whether the classes are people, of whom evaluators know more than a classifier does. */
    public boolean people() {
        Sample chosen = sample.get();
        return chosen != null
                && !own(ModelKind.CLASSIFIER)
                && (chosen.verifier() != null || chosen.attributeReader() != null);
    }

    /** Names of what an attribute reader reads; none where there is no reader. */
    public List<String> attributes() {
        Sample chosen = sample.get();
        ModelCard reader = chosen == null || !people() ? null : chosen.attributeReader();
        return reader == null
                ? List.of()
                : reader.attributes().stream().map(Attribute::name).toList();
    }

    /** So many classes, called what they are: "1 class", "10 people". */
    public String several(int classes) {
        return people() ? Words.several(classes, "person", "people") : Words.several(classes, "class", "classes");
    }

    /** Names of the evaluators in use. */
    public List<String> evaluators() {
        Sample chosen = sample.get();
        List<String> files = draft.get().models().evaluators();
        if (files != null) {
            return files.stream()
                    .map(file -> Part.model(Role.EVALUATOR, file, cardOf(file)).name())
                    .toList();
        }
        return chosen == null || own(ModelKind.CLASSIFIER)
                ? List.of()
                : chosen.evaluators().stream().map(ModelCard::name).toList();
    }

    /** What is still missing before anything can run, one sentence; empty where nothing is. */
    public String missing() {
        return missing(draft.get());
    }

    /** What another attack than the chosen one would miss, one sentence; empty where nothing is. */
    public String missing(Experiment other) {
        Sample chosen = sample.get();
        ModelCard generator = own(ModelKind.GENERATOR) || chosen == null
                ? card(ModelKind.GENERATOR)
                : chosen.generators().get(other.attack());
        Requirements.Lack lack = Requirements.of(catalogue, other, chosen, card(ModelKind.CLASSIFIER), generator)
                .lack();
        return lack == null ? "" : lack.sentence();
    }

    /** Takes a sample with its first preset; own files are put aside. */
    public void chooseSample(Sample chosen) {
        if (chosen.equals(sample.get()) && !own()) {
            return;
        }
        sample.set(chosen);
        String attack = draft.get().attack();
        choosePreset(chosen.presets().containsKey(attack) ? attack : chosen.firstAttack());
    }

    /** Takes everything as the sample's preset for an attack has it; seed and device stay. */
    public void choosePreset(String attack) {
        Sample chosen = sample.get();
        Experiment now = draft.get();
        if (chosen != null) {
            draft.set(Defaults.firstPage(chosen, attack)
                    .withSeed(now.seed())
                    .withDevice(now.device())
                    .withThreads(now.threads()));
        }
    }

    /**
     * Takes an attack with the sample's preset for it; targets, images and seed stay, and so do loss and augmentation
     * where the person chose others than the preset's.
     */
    public void chooseAttack(String attack) {
        if (!draft.get().attack().equals(attack)) {
            draft.set(with(attack));
        }
    }

    /** What is set up, with another attack as {@link #chooseAttack} takes it. */
    public Experiment with(String attack) {
        Experiment now = draft.get();
        Sample chosen = sample.get();
        Experiment next = chosen != null && chosen.presets().containsKey(attack)
                ? chosen.withAttack(now, attack)
                : now.withChoices(attack, now.loss(), now.augmentation())
                        .withParameters(Map.of())
                        .withSteps(Defaults.of(catalogue, attack).steps());
        next = catalogue.fitting(next);
        List<String> students = next.models().students();
        boolean none = students == null || students.isEmpty();
        next = next.withBranch(null); // whose state is another attack's
        return own(ModelKind.CLASSIFIER) && none ? ModelSwap.withoutStudents(next, catalogue) : next;
    }

    public void chooseLoss(String loss) {
        draft.set(with(loss, draft.get().augmentation()));
    }

    public void chooseAugmentation(String augmentation) {
        draft.set(with(draft.get().loss(), augmentation));
    }

    /** What is set up, with another objective. */
    public Experiment with(@Nullable String loss, @Nullable String augmentation) {
        Experiment now = draft.get();
        Sample chosen = sample.get();
        return catalogue.fitting(
                chosen == null
                        ? now.withChoices(now.attack(), loss, augmentation)
                        : chosen.withChoices(now, loss, augmentation));
    }

    /** Adds or removes a class; the last one stays. */
    public void toggleTarget(int index) {
        Experiment now = draft.get();
        TreeSet<Integer> targets = new TreeSet<>(now.targets());
        if (!targets.remove(index)) {
            targets.add(index);
        }
        if (!targets.isEmpty()) {
            setTargets(new ArrayList<>(targets));
        } else {
            // Tells the chip that it is still selected.
            draft.set(now.withTargets(List.of()));
            draft.set(now);
        }
    }

    public void setTargets(List<Integer> targets) {
        draft.set(draft.get().withTargets(targets));
    }

    /** All classes. */
    public void allTargets() {
        setTargets(IntStream.range(0, classes().size()).boxed().toList());
    }

    public void setRestarts(int restarts) {
        draft.set(draft.get().withRestarts(Math.max(1, restarts)));
    }

    public void setSteps(int steps) {
        draft.set(draft.get().withSteps(Math.max(1, steps)));
    }

    public void setSeed(long seed) {
        draft.set(draft.get().withSeed(seed));
    }

    /** Throws the die: a seed of four digits, easy to say aloud. */
    public void newSeed() {
        long seed = draft.get().seed();
        while (seed == draft.get().seed()) {
            seed = dice.nextInt(10_000);
        }
        setSeed(seed);
    }

    public void setDevice(String device, int threads) {
        draft.set(draft.get().withDevice(device).withThreads(Math.max(1, threads)));
    }

    /** Why the chosen attack takes neither identity loss nor augmentation, one sentence; empty where it does. */
    public String noObjective() {
        String reason = catalogue.attack(draft.get().attack()).noObjective();
        return reason == null ? "" : reason;
    }

    /** The parameters of what is chosen. */
    public List<Parameter> parameters() {
        return catalogue.parameters(draft.get());
    }

    /** The value that a parameter has now. */
    public Object value(Parameter parameter) {
        Object given = draft.get().parameters().get(parameter.id());
        return given == null ? parameter.defaultValue() : parameter.parse(given);
    }

    /** Whether a parameter differs from its default. */
    public boolean departs(Parameter parameter) {
        return !value(parameter).equals(parameter.defaultValue());
    }

    /**
     * Sets a parameter.
     *
     * @throws IllegalArgumentException if it does not take this value
     */
    public void setParameter(Parameter parameter, Object given) {
        Object value = parameter.parse(given);
        if (value.equals(value(parameter))) {
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>(draft.get().parameters());
        all.put(parameter.id(), value);
        draft.set(draft.get().withParameters(all));
    }

    /**
     * Takes other students.
     *
     * @param files null: the sample's
     * @param weights of the target and each of them
     */
    public void setStudents(@Nullable List<String> files, Parameter.Weights parameter, Object weights) {
        Experiment now = draft.get();
        Map<String, Object> all = new LinkedHashMap<>(now.parameters());
        all.put(parameter.id(), parameter.parse(weights));
        draft.set(now.withModels(now.models().withStudents(files)).withParameters(all));
    }

    /** The steps that the specification asks for. */
    public int specificationSteps() {
        Sample chosen = sample.get();
        Preset preset = chosen == null ? null : chosen.presets().get(draft.get().attack());
        return preset == null
                ? catalogue.attack(draft.get().attack()).specificationSteps()
                : preset.specificationSteps();
    }

    /** Whether anything comes from a file that the person chose. */
    public boolean own() {
        return !draft.get().models().withStudents(null).equals(ModelFiles.NONE)
                || !draft.get().data().equals(DataFiles.NONE);
    }

    /** Attacks with a model from a file instead of the sample's. */
    public void useModel(ModelKind kind, Path file, ModelCard card) {
        know(file.toString(), card);
        Experiment next = ModelSwap.with(draft.get(), Role.of(kind), file.toString());
        if (kind == ModelKind.CLASSIFIER) {
            next = ModelSwap.ofOwnTarget(next, card, this::ofSample, catalogue).withTargets(Defaults.targets(card));
        }
        draft.set(next);
    }

    private boolean ofSample(String evaluator) {
        Sample chosen = sample.get();
        return chosen != null && chosen.evaluatorFiles().contains(evaluator);
    }

    /** The targets that the sample is begun with; none without one. */
    public List<Integer> firstTargets() {
        Sample chosen = sample.get();
        return chosen == null ? List.of() : Defaults.firstPage(chosen, null).targets();
    }

    /**
     * Takes a whole experiment with its files.
     *
     * @param known cards of its models, by file
     */
    public void take(Experiment experiment, Map<String, ModelCard> known) {
        cards.putAll(known);
        Sample found = null;
        for (Sample one : samples) {
            found = one.name().equals(experiment.sample()) ? one : found;
        }
        sample.set(found);
        draft.set(found == null ? experiment : experiment.withEdition(found.edition()));
    }

    /** Remembers the card of a file that is about to be used. */
    public void know(String file, ModelCard card) {
        cards.put(file, card);
    }

    /** Takes another experiment of the same sample. */
    public void change(Experiment next) {
        draft.set(next);
    }
}
