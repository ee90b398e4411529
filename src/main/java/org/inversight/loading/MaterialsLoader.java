package org.inversight.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Requirements;
import org.inversight.experiment.SampleStore;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.LossType;
import org.inversight.metric.MeasuredOnPrivate;
import org.inversight.metric.Recognition;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelLoader;
import org.inversight.model.Verifier;

/** Finds, loads and keeps what experiments need. Used on the optimiser thread only. */
public final class MaterialsLoader implements AutoCloseable {

    private final ModelLoader loader;
    private final SampleStore samples;
    private final Catalogue catalogue;
    private final ModelShelf shelf = new ModelShelf();
    private final ReferenceLoader references;
    private final PrivateImages privates;
    private final AuxiliaryImages auxiliary = new AuxiliaryImages();
    private final RecognitionLoader recognitions;

    public MaterialsLoader(Engine engine, SampleStore samples, Catalogue catalogue) {
        this.samples = samples;
        this.catalogue = catalogue;
        this.loader = new ModelLoader(engine);
        this.privates = new PrivateImages(engine);
        this.references = new ReferenceLoader(engine.scope());
        this.recognitions = new RecognitionLoader(engine, loader, shelf);
    }

    public ModelLoader models() {
        return loader;
    }

    /**
     * Loads what is not loaded yet.
     *
     * @throws IllegalArgumentException if things do not go together
     */
    public Materials load(Experiment experiment, Progress progress) throws ModelException, IOException {
        AttackType attack = catalogue.attack(experiment.attack());
        LossType loss = catalogue.loss(experiment);
        AugmentationType augmentation = catalogue.augmentation(experiment);
        boolean lom = loss != null && loss.needsFeatures();
        boolean needsStudents = augmentation != null && augmentation.needsStudents();
        catalogue.values(experiment);
        ModelFiles files = experiment.models();
        List<String> warnings = new ArrayList<>();
        Consumer<String> warn = warnings::add;
        ExperimentFiles found = ExperimentFiles.of(experiment, samples);

        progress.report("Loading the target classifier", 0.1);
        Classifier target = target(found, progress, warn);
        Requirements requirements = new Requirements(
                catalogue,
                experiment,
                target.card(),
                found.generator() != null,
                null,
                found.auxiliaryImages() != null,
                found.students().size());
        requirements.require();

        progress.report("Loading generator and critic", 0.3);
        Generator generator = null;
        Critic critic = null;
        if (attack.needs().generator()) {
            Path generatorFile = Objects.requireNonNull(found.generator());
            generator = shelf.take(generatorFile, "generator", files, progress, warn, loader::generator);
            Requirements.Lack lack = requirements.classes(generator.card());
            if (lack != null) {
                throw lack.refusal();
            }
            if (attack.needs().critic()) {
                Path criticFile = found.critic();
                if (criticFile == null) {
                    warn.accept("There is no critic, so the attack runs without its prior loss.");
                } else {
                    critic = shelf.take(criticFile, "critic", files, progress, warn, loader::critic);
                }
            }
        }

        progress.report("Loading students and evaluators", 0.5);
        List<Classifier> students = new ArrayList<>();
        if (needsStudents) {
            for (Path file : found.students()) {
                students.add(shelf.take(file, "students", files, progress, warn, loader::classifier));
            }
            for (Classifier student : students) {
                checkSameClasses(target.card(), student.card());
            }
        }
        new Suitability(catalogue, attack).requireGradients(target, generator, critic, students);
        List<Classifier> evaluators = new ArrayList<>();
        for (Path file : found.evaluators()) {
            Suitability.warnOfItself(found.target(), file, warn);
            evaluators.add(shelf.take(file, "evaluators", files, progress, warn, loader::classifier));
        }
        if (evaluators.isEmpty()) {
            warn.accept("There is no independent evaluator, so only the target evaluates the images.");
        }

        progress.report("Reading images", 0.8);
        FeatureReference reference = lom ? references.of(found, target, generator, warn, progress) : null;
        Images auxiliaryImages = attack.needs().auxiliary() ? auxiliary.of(found, target.card(), warn, progress) : null;
        Path verifierFile = found.verifier();
        Verifier verifier = recognitions.verifier(verifierFile, files, progress, warn);
        List<ModelCard> cards =
                new ArrayList<>(evaluators.stream().map(Classifier::card).toList());
        if (verifier != null) {
            cards.add(verifier.card());
        }
        Path privateFolder = found.privateImages();
        LabelledImages privateImages = privateFolder == null
                ? null
                : privates.read(
                        privateFolder, experiment.data().privateImages() != null, target.card(), cards, warn, progress);
        Recognition recognition = recognitions.load(
                verifier, verifierFile, found.attributeReader(), privateImages, privateFolder, files, progress, warn);
        MeasuredOnPrivate measured = null;
        if (privateImages != null) {
            progress.report("Measuring target and evaluators on the private images", 0.9);
            measured = privates.measure(privateImages, target, evaluators, warn);
        }
        progress.report("Ready", 1);
        return MaterialsBuilder.builder()
                .target(target)
                .generator(generator)
                .critic(critic)
                .students(List.copyOf(students))
                .evaluators(List.copyOf(evaluators))
                .recognition(recognition)
                .reference(reference)
                .auxiliary(auxiliaryImages)
                .privateImages(privateImages)
                .measured(measured)
                .conversions(Conversions.between(generator, target, students, evaluators, critic))
                .warnings(List.copyOf(warnings))
                .build();
    }

    /**
     * Loads the target alone.
     *
     * @throws IllegalArgumentException if the experiment names none
     */
    public Classifier target(Experiment experiment, Progress progress, Consumer<String> warn)
            throws ModelException, IOException {
        return target(ExperimentFiles.of(experiment, samples), progress, warn);
    }

    private Classifier target(ExperimentFiles files, Progress progress, Consumer<String> warn) throws ModelException {
        return shelf.take(
                files.target(), "classifier", files.experiment().models(), progress, warn, loader::classifier);
    }

    /** Releases every model, all images and every feature reference that are not among these, and every network that was looked at only. */
    @SuppressWarnings("ReferenceEquality")
    public void keepOnly(List<Materials> inUse) {
        Predicate<AutoCloseable> used = model -> inUse.stream().anyMatch(m -> uses(m, model));
        Predicate<LabelledImages> shown = images -> inUse.stream().anyMatch(m -> m.privateImages() == images);
        privates.keepOnly(shown, used);
        recognitions.keepOnly(shown);
        auxiliary.keepOnly(images -> inUse.stream().anyMatch(m -> m.auxiliary() == images));
        references.keepOnly(reference -> inUse.stream().anyMatch(m -> m.reference() == reference));
        shelf.keepOnly(used);
        loader.release();
    }

    @Override
    public void close() {
        shelf.close();
        loader.release();
        references.close();
    }

    private static void checkSameClasses(ModelCard target, ModelCard student) {
        if (target.classes().size() != student.classes().size()) {
            throw new IllegalArgumentException(
                    ("The student %s has %d classes and the target %s has %d; choose a student that was "
                                    + "distilled from this target.")
                            .formatted(
                                    student.name(),
                                    student.classes().size(),
                                    target.name(),
                                    target.classes().size()));
        }
        int other = firstOther(target, student);
        if (other >= 0) {
            throw new IllegalArgumentException(
                    "The target %s calls its class %d \"%s\" and the student %s calls it \"%s\"; choose a student that was distilled from this target, or give both cards the same names in the same order."
                            .formatted(
                                    target.name(),
                                    other,
                                    target.classes().get(other),
                                    student.name(),
                                    student.classes().get(other)));
        }
    }

    /** The first class that both name, and each differently; -1 where there is none. Digits are named by numbers. */
    private static int firstOther(ModelCard target, ModelCard student) {
        boolean comparable = target.numbered() == student.numbered()
                || Set.copyOf(target.classes()).equals(Set.copyOf(student.classes()));
        return comparable
                ? IntStream.range(0, target.classes().size())
                        .filter(k -> !target.classes()
                                .get(k)
                                .equals(student.classes().get(k)))
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    private static boolean uses(Materials materials, AutoCloseable model) {
        return materials.target() == model
                || materials.generator() == model
                || materials.critic() == model
                || materials.students().stream().anyMatch(s -> s == model)
                || materials.evaluators().stream().anyMatch(e -> e == model)
                || materials.recognition().verifier() == model
                || materials.recognition().reader() == model;
    }
}
